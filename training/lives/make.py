"""Makes invented lives: `python3 make.py FOLDER --people 250 --seed 1`.

Each person gets a handful of scenarios, small talk and clutter around them, and a folder as `tests/lives/render.py` writes it.
`--check` runs every scenario many times and reports the faults that a scenario can have.
"""

import argparse
import importlib
import pkgutil
import sys
import traceback
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from life import Maker  # noqa: E402
from render import render  # noqa: E402

import scenarios  # noqa: E402

LANGUAGES = ["en"] * 14 + ["de", "fr", "es", "it", "nl", "pt"]


def modules():
    for info in pkgutil.iter_modules(scenarios.__path__):
        yield importlib.import_module(f"scenarios.{info.name}")


def all_scenarios():
    return [(module.__name__, scenario) for module in modules() for scenario in module.SCENARIOS]


def faults(maker):
    """What a life's questions say that its items do not bear out."""
    items = {item.id: item for item in maker.life.items}
    for question in maker.life.questions:
        for id in question.gold:
            text = (items[id].subject + "\n" + items[id].text).lower()
            known = [question.span] if question.span else [question.answer, *question.also]
            if question.parts:
                if not all(part.lower() in text for part in question.parts) and len(question.gold) == 1:
                    yield f"parts {question.parts} not in gold: {text[:200]!r}"
            elif not any(value.lower() in text for value in known if value):
                yield f"{known} not in gold {id}: {text[:300]!r} ({question.question})"
    for item in maker.life.items:
        if item.when and item.when > maker.now:
            yield f"{item.id} was sent after now"
        if "None" in item.text or "Person(" in item.text or "Company(" in item.text or "{" in item.text:
            yield f"odd text: {item.text[:200]!r}"


def make(seed, chosen):
    rng_maker = Maker(seed)
    lang = rng_maker.rng.choice(LANGUAGES)
    maker = Maker(seed, lang)
    suited = [s for _, s in chosen if lang in getattr(s, "languages", ("en",)) or "en" in getattr(s, "languages", ("en",))]
    own = [s for s in suited if lang != "en" and lang in getattr(s, "languages", ())]
    for scenario in maker.rng.sample(suited, min(len(suited), maker.rng.randint(14, 20))) + own:
        scenario(maker)
    return maker


def check(chosen, times):
    bad = 0
    for module, scenario in chosen:
        seen = set()
        for seed in range(times):
            maker = Maker(seed * 7919 + 13)
            try:
                scenario(maker)
                found = list(faults(maker))
            except Exception:
                found = [traceback.format_exc(limit=-2)]
            for fault in found:
                key = fault[:60]
                if key not in seen:
                    seen.add(key)
                    bad += 1
                    print(f"{module}.{scenario.__name__} seed {seed}: {fault}")
    print(f"{len(chosen)} scenarios, {bad} faults")
    return bad


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--people", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--questions", type=int, default=52, help="at most so many of a life's questions")
    parser.add_argument("--check", type=int, metavar="TIMES")
    parser.add_argument("--only", help="scenarios of this module")
    args = parser.parse_args()
    chosen = [(name, s) for name, s in all_scenarios() if not args.only or name.endswith("." + args.only)]
    if args.check:
        sys.exit(1 if check(chosen, args.check) else 0)
    for n in range(args.people):
        maker = make(args.seed * 100_000 + n, chosen)
        maker.rng.shuffle(maker.life.questions)
        del maker.life.questions[args.questions :]
        render(maker.life, Path(args.folder) / f"{n:04}")
