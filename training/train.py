"""Trains the selector: `python3 train.py --data LIVES.jsonl … --public ../../shared/data --base MODEL_FOLDER --out FILE`.

Every step reads some questions with their passages. Three losses add up: which passage of the list answers, or none
(cross-entropy over the list); whether each passage answers by itself; where the answer begins and ends.
"""

import argparse
import json
import math
import random
import sys
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import data as source
from model import Selector

LIST = 8  # passages of a question in one step


def fields(passage, first):
    """The span in pieces, counted from the first piece of the whole input; None if it is cut off."""
    if not passage["span"]:
        return None
    start, end = passage["span"]
    inside = [i for i, (a, b) in enumerate(passage["offsets"]) if b > start and a < end]
    if not inside or first + inside[-1] >= source.MAX_TOKENS - 1:
        return None
    return first + inside[0], first + inside[-1]


def ready(entry, rng=None, size=None):
    """One list as a step takes it: at most `size` passages, those that matter first."""
    passages = entry["passages"]
    if size and len(passages) > size:
        matter = [i for i, p in enumerate(passages) if p["gold"]][:2] + [i for i, p in enumerate(passages) if p["stale"]][:2]
        others = [i for i in range(len(passages)) if i not in matter and not passages[i]["unknown"]]
        # Two of three from the top of the ranking, the rest from anywhere in it.
        room = size - len(matter)
        top = others[: max(0, room * 2 // 3)]
        rest = [i for i in others if i not in top]
        rng.shuffle(rest)
        passages = [passages[i] for i in sorted(matter + top + rest[: room - len(top)])]
    rows = []
    for passage in passages:
        ids, first = source.pair(entry["question"], passage["ids"])
        rows.append(dict(ids=ids, first=first, span=fields(passage, first), passage=passage))
    return rows


def batch(lists):
    """Tensors of several lists: one flat set of passages, and their places in the lists."""
    size = max(len(rows) for rows in lists)
    shape = (len(lists), size)
    features = torch.zeros(*shape, source.FEATURES)
    present, same, newer = torch.zeros(shape), torch.zeros(*shape, size), torch.zeros(*shape, size)
    flat, where = [], []
    for q, rows in enumerate(lists):
        for n, row in enumerate(rows):
            features[q, n] = torch.tensor(row["passage"]["features"])
            present[q, n] = 1
            flat.append(row)
            where.append((q, n))
            for m, other in enumerate(rows):
                a, b = row["passage"], other["passage"]
                same[q, n, m] = float(a["thread"] is not None and a["thread"] == b["thread"])
                if a["date"] is not None and b["date"] is not None:
                    newer[q, n, m] = (a["date"] > b["date"]) - (a["date"] < b["date"])
    return flat, where, features, present, same, newer


def read(model, flat, budget=6144):
    """Runs the encoder over passages of about the same length together; results in the order of `flat`."""
    order = sorted(range(len(flat)), key=lambda i: len(flat[i]["ids"]))
    first, answers, starts, ends = ([None] * len(flat) for _ in range(4))
    at = 0
    while at < len(order):
        take = 1
        while at + take < len(order) and (take + 1) * len(flat[order[at + take]]["ids"]) <= budget:
            take += 1
        chosen = order[at : at + take]
        at += take
        # Few different shapes: an allocator can then use what it has again.
        width = -(-len(flat[chosen[-1]]["ids"]) // 32) * 32
        ids, mask, types = (torch.zeros(len(chosen), width, dtype=torch.long) for _ in range(3))
        for row, i in enumerate(chosen):
            entry = flat[i]
            length = len(entry["ids"])
            ids[row, :length] = torch.tensor(entry["ids"])
            mask[row, :length] = 1
            types[row, entry["first"] : length] = 1
        cls, answer, start, end = model.read(ids, mask, types)
        for row, i in enumerate(chosen):
            first[i], answers[i], starts[i], ends[i] = cls[row], answer[row], start[row], end[row]
    return torch.stack(first).float(), torch.stack(answers).float(), starts, ends


def step_loss(model, entries, rng):
    lists = [ready(entry, rng, LIST) for entry in entries]
    flat, where, features, present, same, newer = batch(lists)
    for q in range(len(lists)):  # what a search thought must not be believed blindly
        if rng.random() < 0.15:
            features[q, :, :3] = 0
            features[q, :, 5] = 0
    first, answers, starts, ends = read(model, flat)
    grid_first = torch.zeros(*present.shape, first.shape[-1])
    grid_answers = torch.zeros(present.shape)
    q, n = zip(*where)
    grid_first = grid_first.index_put((torch.tensor(q), torch.tensor(n)), first)
    grid_answers = grid_answers.index_put((torch.tensor(q), torch.tensor(n)), answers)
    logits = model.list(grid_first, grid_answers, features, same, newer, present)
    chosen = torch.log_softmax(logits, -1)
    list_losses, span_losses = [], []
    target, weight = torch.zeros(len(flat)), torch.ones(len(flat))
    for i, row in enumerate(flat):
        passage = row["passage"]
        target[i] = float(passage["gold"] or passage["stale"])
        weight[i] = 0.0 if passage["unknown"] else 1.0
        if passage["gold"] and row["span"]:
            a, b = row["span"]
            width = len(starts[i])
            loss = F.cross_entropy(starts[i][:width].float()[None], torch.tensor([a])) + F.cross_entropy(ends[i][:width].float()[None], torch.tensor([b]))
            span_losses.append(loss / 2)
    for q, rows in enumerate(lists):
        gold = [n + 1 for n, row in enumerate(rows) if row["passage"]["gold"]]
        if gold:
            list_losses.append(-torch.logsumexp(chosen[q, gold], 0))
        elif not any(row["passage"]["stale"] or row["passage"]["unknown"] for row in rows):
            list_losses.append(-chosen[q, 0])
    zero = logits.sum() * 0
    list_loss = torch.stack(list_losses).mean() if list_losses else zero
    span_loss = torch.stack(span_losses).mean() if span_losses else zero
    answer_loss = (F.binary_cross_entropy_with_logits(answers, target, reduction="none") * weight).sum() / weight.sum().clamp(min=1)
    return list_loss + 0.5 * span_loss + answer_loss, (list_loss.item(), span_loss.item(), answer_loss.item())


def best_span(start, end, first, length, longest=24):
    start, end = start[first : length - 1].float().softmax(-1), end[first : length - 1].float().softmax(-1)
    grid = start[:, None] * end[None, :]
    size = len(start)
    keep = torch.ones(size, size).triu() - torch.ones(size, size).triu(longest)
    at = int((grid * keep).argmax())
    return at // size, at % size, float((grid * keep).max())


@torch.no_grad()
def judge(model, entry):
    """What the selector says of one whole list: (probabilities with "nothing" first, answers, spans in characters)."""
    rows = ready(entry)
    if not rows:
        return [1.0], [], [], []
    flat, _, features, present, same, newer = batch([rows])
    first, answers, starts, ends = read(model, flat)
    chosen = model.list(first[None], answers[None], features, same, newer, present).softmax(-1)[0].tolist()
    spans, sure = [], []
    for row, start, end in zip(flat, starts, ends):
        offsets = row["passage"]["offsets"]
        a, b, p = best_span(start, end, row["first"], len(row["ids"]))
        spans.append((int(offsets[a][0]), int(offsets[b][1])) if b < len(offsets) else (0, 0))
        sure.append(p)
    return chosen, answers.sigmoid().tolist(), spans, sure


def normal(text):
    return " ".join("".join(c if c.isalnum() or c in ".:," else " " for c in text.lower().replace("(past)", "").replace("(ahead)", "").replace("(today)", "")).split()).strip(".,: ")


def value_in(entry, text):
    """Whether a text holds the asked value: any spelling as whole words, or all parts."""
    asked, text = entry["asked"], f" {normal(text)} "
    holds = lambda value: bool(normal(value)) and f" {normal(value)} " in text
    if asked.get("parts"):
        return all(holds(part) for part in asked["parts"])
    return any(holds(value) for value in [asked.get("answer", ""), *asked.get("answers", [])])


def sentence(text, span):
    """The line that holds a span, with the span."""
    start = text.rfind("\n", 0, span[0]) + 1
    end = text.find("\n", span[1])
    return text[start : end if end >= 0 else len(text)]


def measure(model, entries, name, out=None):
    """The table of a set: of what can be answered and of what cannot."""
    model.eval()
    rows = []
    for entry in entries:
        chosen, answers, spans, sure = judge(model, entry)
        best = max(range(len(spans)), key=lambda i: chosen[i + 1], default=None)
        passage = entry["passages"][best] if best is not None else None
        span = passage["text"][spans[best][0] : spans[best][1]] if passage else ""
        line = sentence(passage["text"], spans[best]) if passage else ""
        rows.append(
            dict(
                id=entry["id"], question=entry["text"], noans=entry["noans"], p=1 - chosen[0], top=chosen[best + 1] if passage else 0,
                sure=sure[best] if passage else 0, answers=answers[best] if passage else 0, found=any(p["gold"] for p in entry["passages"]),
                gold=bool(passage and passage["gold"]), stale=bool(passage and passage["stale"]), span=span, line=line[:200],
                exact=value_in(entry, span), inline=value_in(entry, line), kind=entry["kind"],
                two=any(value_in(entry, sentence(entry["passages"][i]["text"], spans[i])) for i in sorted(range(len(spans)), key=lambda i: -chosen[i + 1])[:2]),
            )
        )
    can, cannot = [r for r in rows if not r["noans"]], [r for r in rows if r["noans"]]
    share = lambda of, key: sum(bool(r[key]) for r in of) / max(1, len(of))
    text = f"{name}: {len(can)} answerable: found {share(can, 'found'):.3f} top-gold {share(can, 'gold'):.3f} stale {share(can, 'stale'):.3f} span {share(can, 'exact'):.3f} line {share(can, 'inline'):.3f} two {share(can, 'two'):.3f}"
    pairs = [(r["p"], s["p"]) for r in can if r["gold"] for s in cannot]
    if pairs:
        text += f" | {len(cannot)} not: auc {sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs):.3f}"
    for limit in (0.5, 0.7):
        shown = [r for r in can if r["top"] * r["sure"] ** 0.5 >= limit or r["top"] >= limit and r["sure"] >= limit]
        text += f" | at {limit}: right {sum(r['inline'] for r in shown) / max(1, len(can)):.3f} wrong {sum(not r['inline'] for r in shown) / max(1, len(can)):.3f} false {sum(r['top'] >= limit for r in cannot) / max(1, len(cannot)):.3f}"
    print(text, flush=True)
    if out:
        Path(out).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    model.train()
    return share(can, "inline")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", nargs="+", default=[], help="lists of invented lives, from `bench selection`")
    parser.add_argument("--hold", type=int, default=20, help="every so many-th life is kept for choosing, and not learned from")
    parser.add_argument("--public", help="the folder of third-party data")
    parser.add_argument("--test", nargs="*", default=[], help="lists to report on")
    parser.add_argument("--base", required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--start", help="weights to go on from")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--questions", type=int, default=10, help="in a step")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--others", type=int, default=1, help="paragraphs beside the one that a public question is about")
    parser.add_argument("--reports", type=int, default=2, help="how often to measure on the way")
    parser.add_argument("--mix", default="lives:0.62,squad:0.22,xquad:0.08,friendsqa:0.08")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    reader = source.Reader(Path(args.base) / "tokenizer.json")
    model = Selector()
    model.encoder.load_bert(Path(args.base) / "model.safetensors")
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True))

    everybody = list(source.lives(args.data, reader)) if args.data else []
    names = sorted({entry["life"] for entry in everybody})
    kept = set(names[:: args.hold]) if args.hold else set()
    sets = {"lives": [entry for entry in everybody if entry["life"] not in kept]}
    choose = [entry for entry in everybody if entry["life"] in kept]
    if args.public:
        public = Path(args.public)
        sets["squad"] = list(source.squad(public / "ir" / "squad2half", reader, 0, others=args.others))
        sets["xquad"] = list(source.xquad(public / "reading" / "xquad", reader, ["en", "de", "es", "ro"], 0, others=args.others))
        sets["friendsqa"] = list(source.friendsqa(sorted((public / "reading" / "friendsqa").glob("*.json")), reader))
    # A list without any passage teaches nothing; one whose answer is cut off neither.
    sets = {name: [e for e in of if e["passages"]] for name, of in sets.items() if of}
    tests = {Path(path).stem: list(source.lives([path], reader)) for path in args.test}
    print({name: len(of) for name, of in sets.items()}, "choose", len(choose), {name: len(of) for name, of in tests.items()}, flush=True)

    mix = {name: float(share) for name, share in (part.split(":") for part in args.mix.split(",")) if name in sets}
    queues = {name: [] for name in mix}

    def take(name):
        if not queues[name]:
            queues[name] = list(sets[name])
            rng.shuffle(queues[name])
        return queues[name].pop()

    # Words keep the meaning that they came with: names and codes of people nobody has seen depend on it.
    model.encoder.words.weight.requires_grad = False
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    optimizer = torch.optim.AdamW([dict(params=body, lr=args.rate), dict(params=heads, lr=args.rate * 4)], weight_decay=0.01)
    rates = [group["lr"] for group in optimizer.param_groups]
    started, step, sums = time.time(), 0, [0.0] * 3
    seconds = args.minutes * 60
    model.train()
    next_report = 1 / (args.reports + 1)
    while (spent := time.time() - started) < seconds:
        progress = spent / seconds
        factor = min(1.0, (step + 1) / 60) * (1 - progress)
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = rate * factor
        entries = [take(rng.choices(list(mix), list(mix.values()))[0]) for _ in range(args.questions)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss, parts = step_loss(model, entries, rng)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        sums = [a + b for a, b in zip(sums, parts)]
        step += 1
        if step % 50 == 0:
            print(f"step {step} at {spent:.0f} s, {step * args.questions} questions: list {sums[0] / 50:.3f} span {sums[1] / 50:.3f} answers {sums[2] / 50:.3f}", flush=True)
            sums = [0.0] * 3
            torch.save(model.state_dict(), args.out)
        if progress >= next_report:
            next_report += 1 / (args.reports + 1)
            torch.save(model.state_dict(), args.out)
            if choose:
                measure(model, choose[:300], f"{progress:.0%} choose")
            for name, of in tests.items():
                measure(model, of, f"{progress:.0%} {name}")
    torch.save(model.state_dict(), args.out)
    print(f"{step} steps in {time.time() - started:.0f} s")
    if choose:
        measure(model, choose, "choose", args.out + ".choose.jsonl")
    if args.public:
        public = Path(args.public)
        measure(model, list(source.squad(public / "ir" / "squad2half", reader, 1))[::4], "squad")
        for language in ("en", "de", "es", "zh"):
            measure(model, list(source.xquad(public / "reading" / "xquad", reader, [language], 1))[:60], f"xquad-{language}")
    for name, of in tests.items():
        measure(model, of, name, f"{args.out}.{name}.jsonl")


if __name__ == "__main__":
    main()
