"""Proofs in the SURFACE MATRIX (tests/matrix/surfaces.py): they show nobody but who asks."""

# My own passkeys and codes; my own name for the app or key that keeps one.
OF_ONESELF = {
    *("GET /me/proof", "PUT /me/proof", "POST /me/proof/asks", "POST /me/passkeys/asks"),
    *("PUT /me/passkeys/{passkey}", "PUT /me/codes/confirmation"),
    *("POST /sign-in/passkey", "POST /sign-in/passkey/asks"),
}
SHAPES = {"PasskeyAsk", "MyPasskey", "MyProof"}
