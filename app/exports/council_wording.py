"""Which words a council paper needs beside those of every paper, in whatever language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilWords:
    """Every fixed word of a council paper in one language. Fields in braces are filled with str.format."""

    label: str
    # the head, with what the office fills in
    number: str
    committee: str
    sitting: str
    department: str
    blank_number: str
    blank_committee: str
    blank_day: str
    blank_department: str
    blank_staff: str
    blank_report_day: str
    # Betreff
    subject: str
    subject_of: str  # {what} {process}
    subject_sketches: str  # {what} {process} {count}
    subject_sketch: str  # {what} {process} {title}
    group: str  # {code} {title}
    results_of: str  # {group}
    results_of_title: str  # {title}
    results: str
    # Beschlussvorschlag
    proposal: str
    both: str
    take_note: str  # {what}
    take_note_reservations: str  # {what}
    approve: str  # {count}
    approve_one: str
    approve_agreed: str  # {count}
    approve_agreed_one: str
    as_version: str  # {title} {version}
    not_agreed: str
    chosen_ideas: str
    money_needed: str  # {sums}
    money_within: str
    mandate_sketches: str
    mandate_ideas: str
    mandate_report: str
    nothing_yet: str
    # Begründung
    reasons: str
    reasons_process: str  # {city} {process}
    reasons_process_no_city: str  # {process}
    reasons_group: str  # {group}
    reasons_motto: str  # {motto}
    reasons_ideas: str  # {ideas}
    reasons_idea: str
    reasons_chosen: str  # {chosen}
    reasons_sketches: str  # {sketches}
    reasons_sketch: str
    reasons_agreed: str  # {agreed} {all}
    reasons_none: str
    # Beteiligung
    participation_text: str  # {people} {benches}
    fairness: str
    fairness_of: str  # {round}
    fairness_text: str
    would_choose: str
    without_idea: str
    left_out: str  # {left_out} {cast}
    same_result: str
    room_chose: str
    departed: str  # {rule}
    followed: str  # {rule}
    without_vote: str
    why: str
    no_why: str
    mood_text: str
    mood_caption: str
    mood_more: str
    # the sketches
    sketches: str
    reserved: str  # {count}
    reserved_one: str
    idea_of: str
    # money
    finance: str
    finance_caption: str
    sketch: str
    once: str
    yearly: str
    all_sketches: str
    of_which_proposed: str
    not_added: str
    not_known: str
    no_costs_in: str  # {names}
    funding_caption: str
    years_caption: str
    year: str
    years_text: str
    years_missing: str  # {names}
    staff: str
    staff_text: str
    no_money: str
    # schedule
    schedule: str
    schedule_caption: str
    when: str
    whole: str
    # dissent
    dissent: str
    dissent_text: str
    on_selection: str
    on_selection_of: str  # {meeting}
    on_sketch: str  # {number} {title}
    on_version: str  # {version}
    since_reopened: str
    since_replaced: str
    # attachments
    attachments: str
    attachment_report: str
    attachment_profiles: str
    attachment_tables: str
    attachment_ballots: str
    attachment_recount: str
    attachment_advice: str
    attachment_data: str
