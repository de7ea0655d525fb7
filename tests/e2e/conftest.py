"""Real browsers before the real server; whatever a page complains about fails its test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.served import Server

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for many rooms."""
    running = Server(tmp_path_factory.mktemp("served"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = next(filter(None, (shutil.which(name) for name in BROWSERS)), None)
    assert found, "no Chromium: scripts/system-tools says what to install"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield started
        started.close()


class Watch:
    """Notes every complaint of the pages: errors of scripts, of the security policy, and foreign requests."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.allowed: tuple[str, ...] = ("Failed to load resource",)

    def over(self, page: Page, home: str) -> None:
        origin = urlsplit(home)[:2]

        def asked(url: str) -> None:
            if urlsplit(url)[:2] != origin and not url.startswith(("blob:", "about:")):
                self.complaints.append(f"foreign request: {url}")

        def said(kind: str, text: str) -> None:
            # A refusal (4xx) is an answer; a test that cuts connections says so in `allowed`; all else is a fault.
            if kind == "error" and not text.startswith(self.allowed):
                self.complaints.append(f"console: {text}")

        page.on("request", lambda request: asked(request.url))
        page.on("console", lambda message: said(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))


@pytest.fixture
def watch() -> Iterator[Watch]:
    """At the end of the test no page may have complained."""
    watching = Watch()
    yield watching
    assert watching.complaints == []


@pytest.fixture
def device(browser: Browser, server: Server, watch: Watch) -> Iterator[Callable[..., Page]]:
    """A new device: a browser profile of its own with one page."""
    opened: list[BrowserContext] = []

    def new(width: int = 1280, height: int = 900, home: str = server.address, **options: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            **{"locale": "de-DE", **options},  # type: ignore[arg-type]
        )
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        watch.over(page, home)
        return page

    yield new
    for context in opened:
        context.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All browser tests carry the marker."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
