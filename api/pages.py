"""Pages to print: HTML whose own style the browser is let use, and nothing else."""

import base64
import hashlib
import re

from starlette.responses import HTMLResponse

from api.guards import POLICY


def printable(html: str) -> HTMLResponse:
    """A page of ours; its one style is named by its hash, so that no other gets by."""
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    hashes = " ".join(_hash(style) for style in styles)
    policy = POLICY.replace("style-src 'self'", f"style-src {hashes}") if hashes else POLICY
    return HTMLResponse(html, headers={"content-security-policy": policy})


def _hash(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"'sha256-{digest}'"
