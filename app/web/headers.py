"""The same strict headers on every answer, errors included."""

from __future__ import annotations

from flask import Flask, Response, request

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def literal_headers(*, https: bool) -> dict[str, str]:
    """The headers of every answer, whoever gives it; HSTS exactly where the line is encrypted."""
    strict = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"} if https else {}
    return {**HEADERS, **strict}


def add_headers(app: Flask, *, https: bool) -> None:
    """Set the headers; pages are never cached, files with a version in the address are."""
    literal = literal_headers(https=https)

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(literal)
        if request.endpoint in ("static", "home.joined") and request.args.get("v"):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        elif request.path.startswith("/static/fonts/"):  # asked for by style sheets, which know no versions
            response.headers["Cache-Control"] = "public, max-age=2592000"
        elif "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response
