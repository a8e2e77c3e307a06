"""How many characters a second numbers are read: on text that is full of them, and on text with the floor's share."""

import time
from statistics import median

FLOORS = "500,000 without, 150,000 with them, on text with at least 10 numbers in 1,000 characters"
_WARM_UP, _PASSES, _TEXTS = 60, 75, 60
_DENSE = (
    "По состоянию на 8:00 уничтожено {a} единиц техники, сбито {b} беспилотников, ранены {c} человек, из них {d} детей."
    " Площадь пожара — {e},{c} га, ущерб оценивается в {f},{d} млн рублей; за сутки спасены {c} человек.\n",
    "Over the past day {a} drones were launched and {b} of them shot down, killing {c} people and wounding {d}."
    " The fire covered {e}.{c} hectares; damage is put at ${f}.{d} million, up {c}% on last year.\n",
    "Станом на ранок знищено {a} одиниць техніки, збито {b} безпілотників, поранено {c} осіб, з них {d} дітей. "
    "Площа пожежі — {e},{c} га, збитки — {f},{d} млн грн; за добу врятовано {c} людей.\n",
)
_PROSE = (
    (
        "Спасатели и волонтёры продолжают разбирать завалы, работа идёт без перерыва. ",
        "Глава района поблагодарил жителей за помощь соседям и попросил не верить слухам. ",
        "Коммунальные службы вывозят мусор, восстанавливают кровлю, закрывают окна плёнкой. ",
        "Пострадавшим оказывают помощь врачи районной больницы, тяжёлых перевозят в областной центр. ",
        "Школы округа остаются на дистанционном обучении до особого распоряжения. ",
    ),
    (
        "Rescuers and volunteers keep clearing the rubble and the work goes on without a break. ",
        "The head of the district thanked residents for helping their neighbours. ",
        "Municipal crews are taking away debris, mending roofs and covering windows with film. ",
        "Doctors of the district hospital are treating those hurt in the night. ",
        "Schools stay closed until further notice, and lessons are held online. ",
    ),
    (
        "Рятувальники й волонтери далі розбирають завали, робота триває без перерви. ",
        "Голова громади подякував мешканцям за допомогу сусідам і просив не вірити чуткам. ",
        "Комунальні служби вивозять сміття, лагодять дахи, затягують вікна плівкою. ",
        "Постраждалим допомагають лікарі районної лікарні, важких везуть до обласного центру. ",
        "Школи громади залишаються на дистанційному навчанні до окремого рішення. ",
    ),
)
_SENTENCES = 4  # of prose around each dense passage: about 12 numbers in 1,000 characters


def texts(first: int, count: int, *, prose: bool) -> list[tuple[str, str]]:
    """Return distinct texts with their language, Russian, English and Ukrainian in turn; `prose` thins the numbers."""
    found = []
    for number in range(first, first + count):
        values = {key: number * prime % 997 + 2 for key, prime in zip("abcdef", (7, 11, 13, 17, 19, 23), strict=True)}
        text = _DENSE[number % 3].format(**values)
        if prose:
            said = _PROSE[number % 3]
            text = "".join(said[(number // 3 + at) % len(said)] for at in range(_SENTENCES)) + text
        found.append((text, ("ru", "en", "uk")[number % 3]))
    return found


def throughput(*, concepts: bool, prose: bool) -> tuple[float, float]:
    """Return characters a second of the best and of the middle pass over distinct text, in CPU time.

    Each pass reads other texts. The best pass is the one that a busy neighbour disturbed least.
    """
    from ingest.quantities import extract

    for text, lang in texts(0, _WARM_UP, prose=prose):
        extract(text, lang, concepts=concepts)
    rates = []
    for turn in range(_PASSES):
        batch = texts(_WARM_UP + turn * _TEXTS, _TEXTS, prose=prose)
        start = time.process_time()
        for text, lang in batch:
            extract(text, lang, concepts=concepts)
        rates.append(sum(len(text) for text, _ in batch) / (time.process_time() - start))
    return max(rates), median(rates)


def numbers_in_thousand(*, prose: bool) -> float:
    """Return how many numbers stand in 1,000 characters of the measured text."""
    from ingest.quantities import scan

    measured = texts(0, 60, prose=prose)
    found = [scan(text, lang, concepts=False) for text, lang in measured]
    return 1000 * sum(len(one.quantities) + len(one.refusals) for one in found) / sum(len(text) for text, _ in measured)


def render() -> str:
    """Return the table of speeds for the page."""
    lines = [
        "| numbers in 1,000 characters | characters/s: numbers and units | middle pass | with things counted and roles"
        " | middle pass |",
        "|---|---|---|---|---|",
    ]
    for prose in (True, False):
        rates = [rate for concepts in (False, True) for rate in throughput(concepts=concepts, prose=prose)]
        told = " | ".join(f"{rate:,.0f}" for rate in rates)
        lines.append(f"| {numbers_in_thousand(prose=prose):.0f} | {told} |")
    return (
        "\n".join(lines)
        + f"\n\nDistinct text; CPU time of the best of {_PASSES} passes of {_TEXTS} texts each, and of the "
        f"middle one. Floors: {FLOORS}. Where the middle lies far below the best, other work disturbed the measurement."
    )
