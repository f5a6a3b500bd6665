"""What the selector learns from and is measured on: lists of passages for a question, with the ones that answer.

Invented lives come as JSON lines of `bench selection`, which holds every passage exactly as the program reads it. Public
reading sets are brought into the same form. A list is a dict:
    question, today, passages: [{ids, offsets, features, thread, date, gold, stale, unknown, span}], nothing
"""

import hashlib
import json
import random
import re
from datetime import datetime
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

MAX_TOKENS, QUESTION_TOKENS = 256, 48
FEATURES = 13


class Reader:
    """Question and passage to word pieces, as `crates/select` does it."""

    def __init__(self, tokenizer):
        self.tokenizer = Tokenizer.from_file(str(tokenizer))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.cls, self.sep = (self.tokenizer.token_to_id(mark) for mark in ("[CLS]", "[SEP]"))

    def pieces(self, text):
        encoded = self.tokenizer.encode(text, add_special_tokens=False)
        return np.array(encoded.ids[:MAX_TOKENS], np.uint16), np.array(encoded.offsets[:MAX_TOKENS], np.uint16).reshape(-1, 2)


def pair(question, passage):
    """[CLS] question [SEP] passage [SEP] → ids, and where the passage begins."""
    ids = question[:QUESTION_TOKENS]
    first = len(ids) + 2
    return [101, *ids.tolist(), 102, *passage[: MAX_TOKENS - first - 1].tolist(), 102], first


# --- invented lives ---
def moment(text):
    """A date as an export or the program writes it, to the minute, without its zone."""
    for pattern, order in (
        (r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)", "ymd"),
        (r"(\d\d?)[./](\d\d?)[./](\d\d(?:\d\d)?),? (\d\d?):(\d\d)", "dmy"),
    ):
        found = re.match(pattern, text or "")
        if found:
            a, b, c, hour, minute = (int(n) for n in found.groups())
            year, month, day = (a, b, c) if order == "ymd" else (c + (2000 if c < 100 else 0), b, a)
            return datetime(year, month, day, hour, minute)
    return None


def is_item(item, gold):
    if item["kind"] != gold["kind"]:
        return False
    if gold["kind"] == "mail":
        return (item["message_id"] or "").strip("<> ") == gold["message_id"].strip("<> ")
    if gold["kind"] == "note":
        return item["path"].endswith(gold["path"])
    return (
        item["path"].endswith(gold["source"])
        and moment(item["date"]) == moment(gold["date"])
        and (item["sender"] == gold["sender"] or gold["source"].endswith(".xml"))
    )


def place(text, stretches, items, wanted):
    """Where one of `wanted` stands in the words of `items`, as a range of the reading's text; the longest counts."""
    by_item = {}
    for start, end, item, _ in stretches:
        if item in items:
            by_item.setdefault(item, []).append((start, end))
    best = None
    for ranges in by_item.values():
        joined, places = "", []
        for start, end in ranges:
            joined += text[start:end]
            places += range(start, end)
        lower = joined.lower()
        if len(lower) != len(joined):
            lower = joined
        found = []
        for value in wanted:
            value = value.strip().lower()
            for match in re.finditer(r"(?<!\w)" + re.escape(value) + r"(?!\w)", lower) if value else ():
                found.append((match.start(), match.end()))
        if not found:
            continue
        first, last = max(found, key=lambda range: range[1] - range[0])
        # The day beside the hour belongs to it.
        for start, end in sorted(found):
            if end <= first and first - end <= 25 or start >= last and start - last <= 25:
                first, last = min(first, start), max(last, end)
        if best is None or last - first > best[1] - best[0]:
            best = (places[first], places[last - 1] + 1)
    return best


def life_list(row, reader):
    asked = row["asked"]
    wanted = [asked.get("span") or ""] if asked.get("span") else [asked["answer"], *asked.get("answers", []), *asked.get("parts", [])]
    ids_of = lambda golds: {int(id) for id, item in row["items"].items() if any(is_item(item, gold) for gold in golds)}
    gold, stale = ids_of(asked["items"]), ids_of(asked.get("stale", []))
    question = reader.pieces(f"{row['today']}. {row['question']}")[0]
    values = [value.lower() for value in wanted if len(value) > 3]
    passages = []
    for candidate in row["candidates"]:
        text = candidate["text"]
        ids, offsets = reader.pieces(text)
        at = place(text, candidate["stretches"], gold, wanted) if gold else None
        items = {stretch[2] for stretch in candidate["stretches"]}
        holds = at is None and any(value in text.lower() for value in values)
        passages.append(
            dict(
                ids=ids, offsets=offsets, features=candidate["features"], thread=candidate["thread"], text=text,
                date=candidate["date"], gold=at is not None, stale=at is None and bool(items & stale),
                unknown=holds and not items & stale, span=at,
            )
        )
    return dict(
        question=question, passages=passages, noans=asked["noans"], life=row["life"], kind=asked["kind"],
        asked=asked, id=asked["id"], text=row["question"],
    )


def lives(paths, reader):
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                yield life_list(json.loads(line), reader)


# --- public reading sets ---
def side(name):
    """Which half an article belongs to, 0 to learn from and 1 to measure with; the same for all sets."""
    return hashlib.sha256(re.sub(r"\W", "", name).lower().encode()).digest()[0] % 2


WORD = re.compile(r"\w+")


def overlap(question, text):
    words = set(WORD.findall(question.lower()))
    there = set(WORD.findall(text.lower()))
    return sum(1 for word in words & there if len(word) > 3) / (1 + len(words))


def public_list(reader, rng, question, texts, spans, kind="note", life="", date=None, **more):
    """A list of passages in the form of the program's own, ordered as a search by words would."""
    day = datetime(2023, 1, 1).fromordinal(rng.randrange(738000, 740000))
    order = sorted(range(len(texts)), key=lambda i: -overlap(question, texts[i]) - rng.random() * 0.1)
    best = overlap(question, texts[order[0]]) or 1
    passages = []
    for rank, i in enumerate(order):
        share = overlap(question, texts[i]) / best
        features = [0.0] * FEATURES
        features[:3] = [share, 0.5 * share, 0.5 * share]
        features[4], features[5], features[8 if kind == "note" else 7] = 1.0, (rank + 1) / 16, 1.0
        ids, offsets = reader.pieces(texts[i])
        passages.append(
            dict(ids=ids, offsets=offsets, features=features, thread=None, date=None, gold=spans[i] is not None,
                 stale=False, unknown=False, span=spans[i], text=texts[i])
        )
    asked = reader.pieces(f"{day:%a} {day.day} {day:%b} {day.year}. {question}")[0]
    return dict(question=asked, passages=passages, noans=not any(s is not None for s in spans), life=life, kind=kind, text=question, **more)


def squad(folder, reader, half, seed=1, others=3):
    """SQuAD 2: paragraphs as notes; the other paragraphs of the article beside the one that was asked about."""
    rng = random.Random(seed)
    folder = Path(folder)
    corpus = [json.loads(line) for line in open(folder / "corpus.jsonl", encoding="utf-8")]
    corpus = {document["_id"]: document for document in corpus}
    articles = {}
    for document in corpus.values():
        articles.setdefault(document["title"], []).append(document)
    gold = dict(line.split("\t")[:2] for line in open(folder / "qrels" / "test.tsv", encoding="utf-8").read().splitlines()[1:])
    for name in ("queries.jsonl", "unanswerable.jsonl"):
        for line in open(folder / name, encoding="utf-8"):
            query = json.loads(line)
            id = gold.get(query["_id"]) or query.get("para")
            document = corpus.get(id)
            if document is None or side(document["title"]) != half:
                continue
            beside = [other for other in articles[document["title"]] if other is not document]
            beside.sort(key=lambda other: -overlap(query["text"], other["text"]))
            beside = beside[:others]
            chosen = [document, *beside]
            head = f"note, {document['title'].replace('_', ' ')}\n"
            texts = [head + other["text"] for other in chosen]
            spans = [None] * len(chosen)
            if name == "queries.jsonl":
                at = document["text"].find(query["answers"][0])
                if at < 0:
                    continue
                spans[0] = (len(head) + at, len(head) + at + len(query["answers"][0]))
            yield public_list(reader, rng, query["text"], texts, spans, life="squad", asked=query, id=query["_id"])


def xquad(folder, reader, languages, half, seed=2, others=3):
    for language in languages:
        rng = random.Random(seed)
        data = json.load(open(Path(folder) / f"xquad.{language}.json", encoding="utf-8"))["data"]
        for article in data:
            if side(article["title"]) != half:
                continue
            for paragraph in article["paragraphs"]:
                beside = [other for other in article["paragraphs"] if other is not paragraph]
                for asked in paragraph["qas"]:
                    head = f"note, {article['title'].replace('_', ' ')}\n"
                    chosen = [paragraph, *rng.sample(beside, min(others, len(beside)))]
                    answer = asked["answers"][0]
                    start = len(head) + answer["answer_start"]
                    texts = [head + other["context"] for other in chosen]
                    spans = [(start, start + len(answer["text"]))] + [None] * (len(chosen) - 1)
                    yield public_list(reader, rng, asked["question"], texts, spans, life=f"xquad-{language}",
                                      asked=dict(answers=[answer["text"]], answer=answer["text"]), id=asked["id"])


def friendsqa(files, reader, seed=3):
    """Dialogue: windows of five utterances, as the program cuts conversations."""
    rng = random.Random(seed)
    for file in files:
        for article in json.load(open(file, encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                said = paragraph["utterances:"]
                lines = [f"{' and '.join(u['speakers'])}: {u['utterance']}" for u in said]
                head = "message, Friends\n"
                for asked in paragraph["qas"]:
                    answer = next((a for a in asked["answers"] if not a.get("is_speaker")), None)
                    if answer is None:
                        continue
                    at = next((i for i, u in enumerate(said) if u["uid"] == answer["utterance_id"]), None)
                    if at is None or answer["answer_text"] not in lines[at]:
                        continue
                    middles = [min(max(at + rng.randint(-2, 2), 0), len(said) - 1)]
                    middles += [m for m in rng.sample(range(len(said)), min(6, len(said))) if abs(m - at) > 2][:4]
                    texts, spans = [], []
                    for middle in middles:
                        text, span = head, None
                        for i in range(max(0, middle - 2), min(len(said), middle + 3)):
                            if i == at and middle == middles[0]:
                                start = len(text) + lines[i].index(answer["answer_text"])
                                span = (start, start + len(answer["answer_text"]))
                            text += lines[i] + "\n"
                        texts.append(text)
                        spans.append(span)
                    drop = rng.random() < 0.25  # without its answer, a list answers nothing
                    if drop:
                        texts, spans = texts[1:], spans[1:]
                    if texts:
                        yield public_list(reader, rng, asked["question"], texts, spans, kind="message", life="friendsqa",
                                          asked=dict(answers=[answer["answer_text"]]), id=asked.get("id", ""))
