"""How gunicorn is set up: gevent workers that end their streams by themselves when told to stop."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from typing import Any

from app.serving import Log, Worker

bind = os.environ.get("AUGENHOEHE_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
worker_class = Worker
logger_class = Log
worker_connections = 4000
backlog = 2048
timeout = 60
graceful_timeout = 5  # seconds; streams end at once, but browsers keep their idle connections open
keepalive = 30
max_requests = 0
loglevel = "warning"
errorlog = "-"
accesslog = None  # paths hold secrets; the application logs rules instead
wsgi_app = "wsgi:app"
forwarded_allow_ips = ""  # ProxyFix counts hops; gunicorn trusts nobody
proc_name = "augenhoehe"
control_socket_disable = True


def when_ready(_server: Any) -> None:
    """Tell the operator that laptops can come."""
    print("  Bereit. Beenden mit Strg+C.\n", flush=True)


def post_worker_init(worker: Any) -> None:
    """Watch for the order to stop: long streams would otherwise keep the worker until it is killed."""
    from app.web.logs import set_up_logging

    set_up_logging()
    gc.collect()
    gc.freeze()  # what is loaded now stays for good; looking at it again and again would stop every stream
    gc.set_threshold(20_000, 20, 20)

    writer = worker.wsgi.extensions["paper_writer"]
    writer.start()  # a paper may have been left behind

    def watch() -> None:
        while worker.alive:
            time.sleep(0.1)
        threading.Thread(target=writer.stop, name="stop-papers", daemon=True).start()
        worker.wsgi.extensions["live"].relay.stop()

    threading.Thread(target=watch, name="stop-watch", daemon=True).start()


def worker_exit(_server: Any, worker: Any) -> None:
    """End at once: taken apart in order, logging meets gevent's locks when those are gone, and complains."""
    if worker.booted:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
