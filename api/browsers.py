"""What a request tells about the browser it comes from, and the cookies a browser is given."""

from fastapi import Request, Response

from api.door import cookie_name
from core.settings import Settings

DEVICE = "-device"
KEPT_SECONDS = 180 * 24 * 3600
SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
# The first that is named counts: most browsers also call themselves Safari, and many Chrome.
BROWSERS = {
    "MicroMessenger": "WeChat",
    "Edg": "Edge",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "SamsungBrowser": "Samsung Internet",
    "HuaweiBrowser": "Huawei Browser",
    "MiuiBrowser": "Mi Browser",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}


def is_browser(request: Request) -> bool:
    """Whether a browser asks: it gets a cookie, and no token that a script could read."""
    headers = request.headers.keys()
    return any(name == "origin" or name.startswith("sec-fetch-") for name in headers)


def label(request: Request) -> str:
    """What a device is called in its owner's list, such as `Android · Chrome`; may be empty."""
    said = request.headers.get("user-agent", "")
    system = next((name for name in SYSTEMS if name in said), "")
    browser = next((name for mark, name in BROWSERS.items() if mark in said), "")
    return " · ".join(part for part in (system, browser) if part)


def device_key(request: Request, settings: Settings) -> str:
    """The key by which this device knows its person; empty where it knows nobody."""
    return request.cookies.get(cookie_name(settings, DEVICE), "")


def keep(response: Response, settings: Settings, token: str, device_key: str) -> None:
    """Give the session's and the device's cookie."""
    for part, value in (("", token), (DEVICE, device_key)):
        response.set_cookie(
            cookie_name(settings, part),
            value,
            max_age=KEPT_SECONDS,
            secure=settings.secure,
            httponly=True,
            samesite="lax",
        )


def forget(response: Response, settings: Settings, *parts: str) -> None:
    """Take cookies back: `""` the session's, DEVICE the device's."""
    for part in parts:
        response.delete_cookie(
            cookie_name(settings, part), secure=settings.secure, httponly=True, samesite="lax"
        )
