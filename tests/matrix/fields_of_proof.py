"""What the answers of proofs may hold; a part of tests/matrix/fields.py."""

PASSKEY = {"id", "label", "since"}
ASK = {"id", "challenge", "site", "known", "person", "name"}
MY_DATA = {"proof", "proof.passkeys", "proof.codes"}
ALLOWED: dict[str, set[str]] = {
    "GET /me/proof": {"passkeys", "codes", "pin", "asked", "required", "passkeys_here"}
    | {f"passkeys.{field}" for field in PASSKEY},
    "POST /me/proof/asks": ASK,
    "POST /me/passkeys/asks": ASK,
    "POST /sign-in/passkey/asks": ASK,
    "PUT /me/codes": {"secret", "link", "qr"},
    "GET /centres/{centre}/staff-proof": {"required"},
    "PUT /centres/{centre}/staff-proof": {"required"},
}
