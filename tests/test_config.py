"""Settings: what the operator leaves out is found, what is wrong is said in one sentence."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

import pytest

from app.config import SettingsError, database_address, settings_from_environment

SECRET = "s" * 40
NAMES = (
    "HOST PORT WORKERS AUGENHOEHE_URL AUGENHOEHE_PROXIES AUGENHOEHE_GALLERY DATABASE_URL SECRET_KEY".split()
)


@pytest.fixture(autouse=True)
def _environment(monkeypatch, tmp_path):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AUGENHOEHE_DATA", str(tmp_path))


def test_without_settings_it_serves_this_machine_alone():
    settings = settings_from_environment(secret_key=SECRET)
    assert settings.public_url == "http://127.0.0.1:8000"
    assert not settings.https
    assert settings.workers == 2


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_listening_everywhere_the_links_name_an_address_others_can_use(monkeypatch, host):
    monkeypatch.setenv("HOST", host)
    address = urlsplit(settings_from_environment(secret_key=SECRET).public_url)
    assert not ipaddress.ip_address(address.hostname).is_unspecified
    assert address.port == 8000


def test_the_public_address_counts_before_all_else(monkeypatch):
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("AUGENHOEHE_URL", "https://werkstatt.example.org/")
    settings = settings_from_environment(secret_key=SECRET)
    assert settings.public_url == "https://werkstatt.example.org"
    assert settings.https


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("HTTPS://werkstatt.example.org", "https://werkstatt.example.org"),
        ("http://192.0.2.10:8000/", "http://192.0.2.10:8000"),
        ("http://[2001:db8::1]:8000", "http://[2001:db8::1]:8000"),
        ("https://bürger.example.org", "https://bürger.example.org"),
        ("", "http://127.0.0.1:8000"),
    ],
)
def test_a_public_address_is_kept_as_links_need_it(monkeypatch, given, kept):
    monkeypatch.setenv("AUGENHOEHE_URL", given)
    assert settings_from_environment(secret_key=SECRET).public_url == kept


@pytest.mark.parametrize(
    "given",
    "foo werkstatt.example.org ftp://x http:// http://x/path http://x?a http://x#a http://me@x http://x:port "
    "http://x:70000 http://x%20y http://[::1 //x".split(),
)
def test_a_public_address_that_no_link_can_be_made_of_is_refused(monkeypatch, given):
    monkeypatch.setenv("AUGENHOEHE_URL", given)
    with pytest.raises(SettingsError, match="AUGENHOEHE_URL"):
        settings_from_environment(secret_key=SECRET)


@pytest.mark.parametrize(("given", "served"), [("1", True), ("0", False), ("", False)])
def test_the_gallery_is_switched_on_by_1(monkeypatch, given, served):
    monkeypatch.setenv("AUGENHOEHE_GALLERY", given)
    assert settings_from_environment(secret_key=SECRET).gallery is served


@pytest.mark.parametrize(("given", "used"), [("", True), ("auto", True), ("off", False)])
def test_the_encoder_is_used_unless_switched_off(monkeypatch, given, used):
    monkeypatch.setenv("AUGENHOEHE_ENCODER", given)
    assert settings_from_environment(secret_key=SECRET).encoder is used


def test_an_encoder_setting_nobody_knows_is_refused(monkeypatch):
    monkeypatch.setenv("AUGENHOEHE_ENCODER", "1")
    with pytest.raises(SettingsError, match="AUGENHOEHE_ENCODER"):
        settings_from_environment(secret_key=SECRET)


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "http"), ("PORT", "0"), ("WORKERS", "0"), ("AUGENHOEHE_PROXIES", "-1")]
)
def test_a_wrong_number_is_named(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        settings_from_environment(secret_key=SECRET)


def test_a_short_or_missing_key_is_refused(monkeypatch):
    with pytest.raises(SettingsError, match="No secret key"):
        settings_from_environment()
    monkeypatch.setenv("SECRET_KEY", "short")
    with pytest.raises(SettingsError, match="32"):
        settings_from_environment()


def test_postgresql_always_gets_the_one_driver(tmp_path):
    for url in ("postgres://host/name", "postgresql://host/name", "postgresql+psycopg://host/name"):
        assert database_address(url, tmp_path) == "postgresql+psycopg://host/name"
    with pytest.raises(SettingsError):
        database_address("mysql://host/name", tmp_path)
