"""Writes the trained selector as INT8 ONNX: `python3 export.py WEIGHTS.pt FOLDER`.

The encoder is written as the embedder's is (crates/xtask/export_embedder.py: one scale per column of a matrix, one per
token of its input); the heads stay in floats. What it computes is held against PyTorch on random input before
anything is written. FOLDER gets model.int8.onnx and manifest.json with its SHA-256.
"""

import hashlib
import json
import math
import sys
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "crates" / "xtask"))
import export_embedder as embedder  # noqa: E402
from model import FEATURES, Selector  # noqa: E402


class Weights:
    """The encoder's weights under the names that the embedder's exporter asks for."""

    hidden, heads, head, layers, epsilon = 384, 12, 32, 6, 1e-12

    def __init__(self, encoder):
        state = {name: tensor.float().numpy() for name, tensor in encoder.state_dict().items()}
        self.of = {}
        for kind in ("weight", "bias"):
            for n in range(self.layers):
                at, here = f"encoder.layer.{n}", f"layers.{n}"
                for part, rows in zip(("query", "key", "value"), np.split(state[f"{here}.qkv.{kind}"], 3)):
                    self.of[f"{at}.attention.self.{part}.{kind}"] = rows
                for theirs, ours in (
                    ("attention.output.dense", "out"), ("attention.output.LayerNorm", "norm1"),
                    ("intermediate.dense", "up"), ("output.dense", "down"), ("output.LayerNorm", "norm2"),
                ):
                    self.of[f"{at}.{theirs}.{kind}"] = state[f"{here}.{ours}.{kind}"]
            self.of[f"embeddings.LayerNorm.{kind}"] = state[f"norm.{kind}"]
        for theirs, ours in (("word", "words"), ("position", "places"), ("token_type", "types")):
            self.of[f"embeddings.{theirs}_embeddings.weight"] = state[f"{ours}.weight"]

    def weight(self, name):
        return self.of[f"{name}.weight"]

    def bias(self, name):
        return self.of[f"{name}.bias"]


def exported(selector, kind):
    graph = embedder.Graph()
    add, constant = graph.add, graph.constant
    embedder.encoder(graph, Weights(selector.encoder), kind)
    state = {name: tensor.float().numpy() for name, tensor in selector.state_dict().items()}
    integers = lambda name, *numbers: constant(name, np.array(numbers, np.int64))
    last, front, second = integers("axis.last", -1), integers("axis.0", 0), integers("axis.1", 1)
    number = lambda name, value: constant(name, np.array(value, np.float32))

    def take(name, x, index, axis):
        """One row of an axis, which is gone afterwards. A constant has a dimension at least."""
        taken = add("Gather", f"{name}.taken", [x, integers(f"{name}.index", index)], axis=axis)
        return add("Squeeze", name, [taken, integers(f"{name}.axis", axis)])

    def dense(x, name):
        product = add("MatMul", f"{name}.product", [x, constant(f"{name}.w", state[f"{name}.weight"].T)])
        return add("Add", f"{name}.sum", [product, constant(f"{name}.b", state[f"{name}.bias"])])

    def norm(x, name):
        inputs = [x, constant(f"{name}.w", state[f"{name}.weight"]), constant(f"{name}.b", state[f"{name}.bias"])]
        return add("LayerNormalization", name, inputs, axis=-1, epsilon=1e-5)

    states = "last_hidden_state"
    first = take("first", states, 0, 1)
    column = dense(first, "answers")
    add("Squeeze", "answers", [column, last])

    inside = [add("Cast", f"{name}.float", [name], to=TensorProto.FLOAT) for name in ("attention_mask", "token_type_ids")]
    inside = add("Mul", "passage", inside)
    bar = add("Mul", "bar", [add("Sub", "outside", [number("one.float", 1.0), inside]), number("masked.float", -1e4)])
    both = dense(states, "span")
    for index, name in enumerate(("start", "end")):
        part = take(f"{name}.part", both, index, 2)
        add("Add", name, [part, bar])

    x = dense(add("Concat", "list.first", [first, column], axis=1), "list.reduce")
    x = add("Add", "list.input", [x, dense("features", "list.features")])
    shape = integers("list.shape", -1, 3, 4, 32)
    parts = add("Reshape", "list.heads", [dense(x, "list.qkv"), shape])

    def part(index, name, perm):
        return add("Transpose", f"list.{name}.by_head", [take(f"list.{name}", parts, index, 1)], perm=perm)

    q, k, v = part(0, "q", [1, 0, 2]), part(1, "k", [1, 2, 0]), part(2, "v", [1, 0, 2])
    scores = add("Mul", "list.scaled", [add("MatMul", "list.scores", [q, k]), number("list.scale", 1 / math.sqrt(32))])
    related = [add("Unsqueeze", f"{name}.column", [name, last]) for name in ("same", "newer", add("Mul", "both", ["same", "newer"]))]
    related = add("Concat", "list.related", related, axis=2)
    related = add("MatMul", "list.relation", [related, constant("list.relations.w", state["list.relations"].T)])
    related = add("Transpose", "list.relation.by_head", [related], perm=[2, 0, 1])
    scores = add("Softmax", "list.weights", [add("Add", "list.biased", [scores, related])], axis=-1)
    mixed = add("Transpose", "list.mixed", [add("MatMul", "list.mixed.by_head", [scores, v])], perm=[1, 0, 2])
    mixed = add("Reshape", "list.context", [mixed, integers("list.joined", -1, 128)])
    x = norm(add("Add", "list.sum1", [x, dense(mixed, "list.out")]), "list.norm1")
    inner = add("Gelu", "list.gelu", [dense(x, "list.up")])
    x = norm(add("Add", "list.sum2", [x, dense(inner, "list.down")]), "list.norm2")
    logits = add("Add", "list.logits", [add("Squeeze", "list.chosen", [dense(x, "list.choose"), last]), "answers"])
    mean = add("ReduceMean", "list.mean", [x, front], keepdims=1)
    most = add("ReduceMax", "list.most", [x, front], keepdims=1)
    best = add("Unsqueeze", "list.best.row", [add("ReduceMax", "list.best", [logits, front], keepdims=1), second])
    pooled = add("Concat", "list.pooled", [mean, most, best], axis=1)
    nothing = dense(add("Gelu", "list.nothing.gelu", [dense(pooled, "list.nothing.0")]), "list.nothing.2")
    add("Concat", "list", [add("Squeeze", "list.nothing", [nothing, last]), logits], axis=0)

    float_ = TensorProto.FLOAT
    inputs = dict(embedder.TOKENS)
    inputs |= {"features": (float_, ["batch", FEATURES]), "same": (float_, ["batch", "batch"]), "newer": (float_, ["batch", "batch"])}
    outputs = {"list": (float_, ["choices"]), "answers": (float_, ["batch"])}
    outputs |= {name: (float_, ["batch", "sequence"]) for name in ("start", "end")}
    return embedder.serialised(graph, "selector", inputs, outputs, "inglenook training/export.py")


def sample(rng):
    rows, width = 5, 40
    mask = np.ones((rows, width), np.int64)
    mask[1, 30:] = 0
    types = np.zeros_like(mask)
    types[:, 12:] = 1
    square = lambda values: rng.choice(values, (rows, rows)).astype(np.float32)
    return {
        "input_ids": rng.integers(1000, 30000, (rows, width)), "attention_mask": mask, "token_type_ids": types * mask,
        "features": rng.random((rows, FEATURES)).astype(np.float32), "same": square([0.0, 1.0]), "newer": square([-1.0, 0.0, 1.0]),
    }


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    selector = Selector()
    selector.load_state_dict(torch.load(sys.argv[1], weights_only=True))
    selector.eval()
    feeds = sample(np.random.default_rng(1))
    with torch.no_grad():
        reference = [t.numpy() for t in selector(*(torch.tensor(array) for array in feeds.values()))]
    for kind, allowed in ((embedder.Float32, 1e-3), (embedder.Int8, 1.5)):
        made = exported(selector, kind)
        outputs = embedder.session(made).run(["list", "answers", "start", "end"], feeds)
        off = max(float(np.abs(np.where(np.abs(a) > 1e3, 0, a - b)).max()) for a, b in zip(reference, outputs))
        print(f"{kind.__name__}: {len(made) / 1e6:.1f} MB, off by at most {off:.4f}")
        if off > allowed:
            raise SystemExit(f"{kind.__name__} is off by {off:.4f} (allowed {allowed}); nothing written")
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    embedder.write(folder / "model.int8.onnx", made)
    manifest = {"file": "model.int8.onnx", "bytes": len(made), "sha256": hashlib.sha256(made).hexdigest(), "licence": "Apache-2.0"}
    embedder.write(folder / "manifest.json", (json.dumps(manifest, indent=2) + "\n").encode())


if __name__ == "__main__":
    main()
