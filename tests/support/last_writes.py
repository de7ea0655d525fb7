"""The writes of the last step, in the order of an evening: method, route, what is sent."""

from __future__ import annotations

from tests.support.closing import read_minutes

CLOSING = [
    ("POST", "facilitate.plan_step", {"what": "Vorlage schreiben", "due": "im Herbst"}),
    ("POST", "facilitate.plan_step", {"what": "Wiedersehen"}),
    ("POST", "facilitate.change_next_step", {"what": "Vorlage", "who": "Integrationsbüro", "base": 1}),
    ("POST", "facilitate.move_next_step", {"position": 2}),
    ("DELETE", "facilitate.take_step_out", {}),
    ("POST", "facilitate.take_step_up", {}),
    ("POST", "facilitate.reword_section", {"heading": "Weiter", "text": "So.", "base": 0}),
    ("DELETE", "facilitate.follow_records", {"base": 1}),
    ("POST", "facilitate.fix_minutes", {"read": read_minutes}),
    ("POST", "facilitate.reopen_minutes", {"reason": "Ein Beschluss fehlte."}),
]
PAPERS = [
    ("POST", "results.ask_for_paper", {"format": "zip"}),
    ("POST", "results.cancel_paper", {}),
    ("POST", "results.repeat_paper", {}),
    ("POST", "results.cancel_paper", {}),
    ("DELETE", "results.forget_paper", {}),
]
