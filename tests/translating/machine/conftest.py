"""A real translator on the local network, that may be as bad as real ones are."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from django.utils import translation

from cms.settings.translator import Translator

KEY = "a-key-nobody-may-read:fx"


def upper(html: str) -> str:
    """Translate by raising the letters, outside of tags, and leaving DeepL's marks as they are."""
    import re

    pieces = re.split(r"(<x id=\"\d+\">.*?</x>|<[^>]+>|&\w+;)", html)
    return "".join(piece if place % 2 else piece.upper() for place, piece in enumerate(pieces))


class Machine:
    """Answers as DeepL or as LibreTranslate does. `translates` turns a string into another;
    `answers`, a function of the handler, takes the place of all that."""

    def __init__(self):
        self.translates = upper
        self.answers = None
        self.asked: list[dict] = []
        self.released = threading.Event()
        machine = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                machine.take(self, body)

            def do_GET(self):  # whoever was led here
                machine.asked.append({"path": self.path, "method": "GET"})
                self.reply(200, {"translations": [], "translatedText": []})

            def reply(self, status, content, **headers):
                data = content if isinstance(content, bytes) else json.dumps(content).encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def take(self, handler, body):
        is_deepl = handler.path == "/v2/translate"
        question = parse_qs(body) if is_deepl else json.loads(body)
        question |= {"path": handler.path, "headers": dict(handler.headers)}
        self.asked.append(question)
        if self.answers:
            self.answers(handler)
            return
        told = [self.translates(text) for text in question["text" if is_deepl else "q"]]
        if is_deepl:
            handler.reply(200, {"translations": [{"text": text} for text in told]})
        else:
            handler.reply(200, {"translatedText": told})

    @contextmanager
    def running(self):
        thread = threading.Thread(target=self.server.serve_forever, args=[0.01], daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.released.set()
            self.server.shutdown()
            self.server.server_close()
            thread.join()


@pytest.fixture(autouse=True)
def in_english():
    """The sentences for people are compared in the language that they are written in."""
    with translation.override("en"):
        yield


@pytest.fixture
def machine(settings, monkeypatch):
    """A DeepL that answers well until it is told otherwise."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with Machine().running() as machine:
        settings.TRANSLATOR = Translator("deepl", machine.url, KEY)
        yield machine
