"""The application as a WSGI server finds it."""

from app import create_app

app = create_app()
