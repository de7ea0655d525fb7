"""How an idea was chosen, in English."""

from __future__ import annotations

from app.domain.telling.words import Words

ENGLISH = Words(
    code="en",
    name="English",
    decimal=".",
    coins=("{number} coin", "{number} coins"),
    about=("about {number} coin", "about {number} coins"),
    fewer="less than 1 coin",
    rules={
        "plain": "Most votes",
        "equal_shares": "Equal shares",
        "phragmen": "Saving up (Phragmén)",
        "sequential_pav": "Part votes (PAV)",
    },
    intros={
        "plain": "Ideas are taken from the top down: first the one with most votes, then the next, until "
        "all places are "
        "filled. A smaller group can end up with nothing.",
        "equal_shares": "Imagine that everybody gets the same amount of money: {purse}. Every idea costs "
        "{cost}. Whoever "
        "voted for an idea helps to pay for it. The idea that costs each of its supporters least comes first. "
        "Whoever has paid has less left. So others get their turn, too.",
        "phragmen": "Everybody starts without money and is given coins little by little, all the same. "
        "Every idea costs "
        "{cost}. As soon as the people who want an idea have enough together, it is in, and they give all they have "
        "for it. The others keep their money.",
        "sequential_pav": "At first every vote counts in full. Once an idea somebody voted for is in, that "
        "person's vote "
        "only counts half, after two ideas a third, and so on. Each time the idea that collects most in "
        "this way is in.",
    },
    larger_purses="With 100 coins not all places would have been filled. So everybody started with a little more.",
    points_as_approvals="A point counts as a yes here: it makes no difference whether somebody gave one "
    "point or several.",
    nobody="Nobody has voted.",
    round_before="Round {number}: ",
    round_after=" is in.",
    plain_approvals=("{number} person voted for it.", "{number} people voted for it."),
    plain_points=(
        "{number} person voted for it, with {votes} points.",
        "{number} people voted for it, with {votes} points together.",
    ),
    most="No idea that could still be chosen had more.",
    together=(
        "{number} person wanted it and had {coins} left.",
        "{number} people wanted it and had {coins} left together.",
    ),
    pays="Each of them pays {coins}.",
    pays_per_point="For every point they pay {coins}.",
    spent="Whoever had less than that left paid all of it.",
    cheapest="No other idea was as cheap for its supporters.",
    larger="Without the larger purses it would not have come in.",
    first_given="Now there was not enough money left for a whole idea.",
    given="So everybody was given the same amount more: {coins}.",
    first_enough=(
        "Then the {number} person who wanted this idea was the first to have enough.",
        "Then the {number} people who wanted this idea were the first to have enough together.",
    ),
    rest="A place was still free, and with larger purses there would have been too many ideas. "
    "The place went to the idea with most votes.",
    saved="Everybody was given the same: {coins}.",
    weighed=(
        "{number} person wanted it. The vote still counted {weight}.",
        "{number} people wanted it. Together their votes still counted {weight}.",
    ),
    heaviest="No other idea had more.",
    withheld="Fewer than five people had a part in this. There are no numbers here, so that nobody can be "
    "recognised.",
    tied_support=(
        "No. {ideas} was exactly equal. This idea had more support.",
        "No. {ideas} were exactly equal. This idea had more support.",
    ),
    tied_lot=(
        "No. {ideas} was exactly equal. The lot decided (lot number {seed}).",
        "No. {ideas} were exactly equal. The lot decided (lot number {seed}).",
    ),
    bars=(
        "No. {ideas} is put aside with this: only one of the two can be chosen.",
        "No. {ideas} are put aside with this: they cannot be chosen beside this idea.",
    ),
    left_out=(
        "{number} of {all} people would have no idea they voted for.",
        "{number} of {all} people would have no idea they voted for.",
    ),
    none_left_out="All {all} would have at least one idea they voted for.",
    language="Language of the explanation",
    way="Way of counting",
    question="Question",
    picture="The purses after round {number}",
    legend_left="what is left",
    legend_paid="what was paid for this idea",
    one_person="Every column is one person. Those who have most left stand first.",
    some_people="Every column is about {number} people. Those who have most left stand first.",
    have_left=("{number} person has {coins} left", "{number} people have {coins} left"),
    between="After this people have between {least} and {most} left; half of them have {middle} at most.",
    no_picture="There is no picture of this round.",
    words_are_enough="This way of counting works without money; it needs no picture with coins.",
    back="Back",
    next="Next step",
    play="Play",
    stop="Stop",
    step="Step {number} of {all}",
)
