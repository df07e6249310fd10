"""The compose file for PostgreSQL is what its page says."""

from __future__ import annotations

from pathlib import Path

import yaml
from sqlalchemy.engine import make_url

DOCS = Path(__file__).parents[1] / "docs"
PAGE = (DOCS / "casebooks.md").read_text("utf-8")
TOLD = yaml.safe_load((DOCS / "compose.yaml").read_text("utf-8"))


def test_the_address_of_the_page_leads_to_the_server_of_the_file() -> None:
    """User, database, host and port; nobody from elsewhere comes in."""
    server = TOLD["services"]["postgres"]
    url = make_url(next(word for word in PAGE.split("`") if word.startswith("postgresql://")))
    environment = server["environment"]
    assert (url.username, url.database) == (environment["POSTGRES_USER"], environment["POSTGRES_DB"])
    (port,) = server["ports"]
    assert port == f"{url.host}:{url.port or 5432}:5432"
    assert f"127.0.0.1:5432:{url.database}:{url.username}:" in PAGE
    assert {url.username, url.database} <= set(server["healthcheck"]["test"])


def test_the_password_stands_in_a_file_and_the_data_in_a_volume() -> None:
    """No password is in the file, and the volume that the page names is there."""
    server = TOLD["services"]["postgres"]
    assert server["environment"]["POSTGRES_PASSWORD_FILE"] == "/run/secrets/password"
    assert "POSTGRES_PASSWORD" not in server["environment"]
    assert server["secrets"] == list(TOLD["secrets"]) == ["password"]
    assert TOLD["secrets"]["password"]["file"] in PAGE
    (volume,) = TOLD["volumes"]
    assert server["volumes"] == [f"{volume}:/var/lib/postgresql/data"]
    assert f"volume `{volume}`" in PAGE
    assert ":" in server["image"]
