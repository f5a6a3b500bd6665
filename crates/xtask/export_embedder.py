"""Writes all-MiniLM-L6-v2 as ONNX, as INT8 ONNX, and the reference vectors that the tests compare with.

    export_embedder.py MODEL_DIR TEXTS.json

reads from MODEL_DIR  model.safetensors, config.json, tokenizer.json
writes to MODEL_DIR   model.onnx        32-bit floats
                      model.int8.onnx   8-bit weights; what the program uses
                      reference.json    one vector per text of TEXTS.json, computed without ONNX

Both graphs take input_ids, attention_mask and token_type_ids (int64, [batch, sequence]) and return
last_hidden_state (float32, [batch, sequence, 384]). Whoever calls them takes the mean of the rows
whose mask is 1 and scales it to length 1, as sentence-transformers does for this model.

The reference is a forward pass of BERT (Devlin et al. 2018) in NumPy, in 64-bit floats and one text
at a time, so that it shares neither code nor padding with what it judges.
"""

import hashlib
import json
import math
import os
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from tokenizers import Tokenizer

# Longer texts are cut here: `max_seq_length` of sentence_bert_config.json of all-MiniLM-L6-v2.
# (tokenizer.json says 128, which is what the training used.)
MAX_TOKENS = 256

# Added to the attention scores of padding. exp(-10000) is 0 in float32, so padding weighs nothing,
# and unlike -inf it makes no NaN of a row that is all padding.
MASKED = -10000.0

FLOOR = {"model.onnx": 0.999, "model.int8.onnx": 0.98}


class Bert:
    """Weights and sizes of a BERT encoder, checked against each other."""

    def __init__(self, folder):
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if config["hidden_act"] != "gelu" or config["position_embedding_type"] != "absolute":
            raise SystemExit(f"{folder}/config.json describes a model that this script does not know")
        self.hidden = config["hidden_size"]
        self.heads = config["num_attention_heads"]
        self.head = self.hidden // self.heads
        self.layers = config["num_hidden_layers"]
        self.epsilon = config["layer_norm_eps"]
        self.weights = load_file(folder / "model.safetensors")
        inner = config["intermediate_size"]
        shapes = {
            "embeddings.word_embeddings": (config["vocab_size"], self.hidden),
            "embeddings.position_embeddings": (config["max_position_embeddings"], self.hidden),
            "embeddings.token_type_embeddings": (config["type_vocab_size"], self.hidden),
            "embeddings.LayerNorm": (self.hidden,),
        }
        for layer in range(self.layers):
            at = f"encoder.layer.{layer}"
            for name in ("query", "key", "value"):
                shapes[f"{at}.attention.self.{name}"] = (self.hidden, self.hidden)
            shapes[f"{at}.attention.output.dense"] = (self.hidden, self.hidden)
            shapes[f"{at}.attention.output.LayerNorm"] = (self.hidden,)
            shapes[f"{at}.intermediate.dense"] = (inner, self.hidden)
            shapes[f"{at}.output.dense"] = (self.hidden, inner)
            shapes[f"{at}.output.LayerNorm"] = (self.hidden,)
        for name, shape in shapes.items():
            found = self.weight(name).shape
            if found != shape:
                raise SystemExit(f"{name} has the shape {found}, but config.json says {shape}")

    def weight(self, name):
        return self.weights[f"{name}.weight"]

    def bias(self, name):
        return self.weights[f"{name}.bias"]


# ---- the reference: NumPy only ----


def reference_vector(bert, ids):
    """The unit vector of one text, given its token ids."""
    erf = np.vectorize(math.erf, otypes=[np.float64])

    def weight(name):
        return bert.weight(name).astype(np.float64)

    def bias(name):
        return bert.bias(name).astype(np.float64)

    def dense(x, name):
        return x @ weight(name).T + bias(name)

    def norm(x, name):
        centred = x - x.mean(axis=-1, keepdims=True)
        variance = (centred**2).mean(axis=-1, keepdims=True)
        return centred / np.sqrt(variance + bert.epsilon) * weight(name) + bias(name)

    def softmax(x):
        e = np.exp(x - x.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    x = weight("embeddings.word_embeddings")[ids]
    x = x + weight("embeddings.position_embeddings")[: len(ids)]
    x = x + weight("embeddings.token_type_embeddings")[0]
    x = norm(x, "embeddings.LayerNorm")
    for layer in range(bert.layers):
        at = f"encoder.layer.{layer}"
        q, k, v = (dense(x, f"{at}.attention.self.{name}") for name in ("query", "key", "value"))
        context = np.empty_like(x)
        for head in range(bert.heads):
            part = slice(head * bert.head, (head + 1) * bert.head)
            scores = softmax(q[:, part] @ k[:, part].T / math.sqrt(bert.head))
            context[:, part] = scores @ v[:, part]
        x = norm(x + dense(context, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
        inner = dense(x, f"{at}.intermediate.dense")
        inner = 0.5 * inner * (1.0 + erf(inner / math.sqrt(2.0)))
        x = norm(x + dense(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
    vector = x.mean(axis=0)
    return vector / np.linalg.norm(vector)


# ---- the graphs ----


class Graph:
    """ONNX nodes and constants, in order. Every node and its one output are named after the weight or step."""

    def __init__(self):
        self.nodes = []
        self.constants = []
        self.names = set()

    def constant(self, name, array):
        self.names.add(name)
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op, name, inputs, **attributes):
        self.names.add(name)
        self.nodes.append(helper.make_node(op, inputs, [name], name=name, **attributes))
        return name

    def has(self, name):
        return name in self.names


class Float32:
    """Weights as they are."""

    @staticmethod
    def words(graph, name, table):
        return graph.add("Gather", name, [graph.constant(f"{name}.weight", table), "input_ids"])

    @staticmethod
    def dense(graph, x, name, weight, bias):
        product = graph.add("MatMul", f"{name}.product", [x, graph.constant(f"{name}.weight", weight.T)])
        return graph.add("Add", name, [product, graph.constant(f"{name}.bias", bias)])


class Int8:
    """Weights and inputs of every matrix in 8 bits: one scale per row of the word table, per column of a matrix, and
    per token of its input. The usual dynamic quantisation takes one scale for the inputs of a whole batch, so that a
    text's vector depends on its neighbours (a unit vector moved by up to 0.29); with a scale per token it does not
    move at all, and is closer to the reference (worst of 50 texts .983 instead of .972, mean .996 instead of .991),
    for three quarters of the speed. One scale for a whole matrix costs too much (worst .86), blocks of 128 in
    MatMulNBits run at half the speed, and keeping the word table in floats gains .0001 for 35 MB."""

    # Zero points of the inputs. Gelu is never below -0.17, so that half of a symmetric range would go unused.
    SYMMETRIC = 128
    AFTER_GELU = 16

    @staticmethod
    def words(graph, name, table):
        scale = np.abs(table).max(axis=1, keepdims=True).clip(1e-12) / 127.0
        rows = graph.constant(f"{name}.weight", np.rint(table / scale).astype(np.int8))
        rows = graph.add("Gather", f"{name}.rows", [rows, "input_ids"])
        rows = graph.add("Cast", f"{name}.float", [rows], to=TensorProto.FLOAT)
        scale = graph.constant(f"{name}.scales", scale.astype(np.float32))
        return graph.add("Mul", name, [rows, graph.add("Gather", f"{name}.scale", [scale, "input_ids"])])

    @staticmethod
    def dense(graph, x, name, weight, bias):
        # Without VNNI instructions, x86 adds two neighbouring products (of at most 255 x 127) in 16 bits and saturates.
        # Neighbours that sum to at most 128 cannot: the result is exact on every processor.
        pairs = np.abs(weight[:, 0::2] + weight[:, 1::2]).max(axis=1, keepdims=True)
        scale = np.maximum(np.abs(weight).max(axis=1, keepdims=True), pairs).clip(1e-12) / 127.0
        whole = np.rint(weight / scale).astype(np.int8)
        neighbours = whole.astype(np.int32)
        assert np.abs(neighbours[:, 0::2] + neighbours[:, 1::2]).max() <= 128, name

        tokens, tokens_scale, zero = Int8.tokens(graph, x)
        product = graph.add("MatMulInteger", f"{name}.sum", [tokens, graph.constant(f"{name}.weight", whole.T), zero])
        product = graph.add("Cast", f"{name}.float", [product], to=TensorProto.FLOAT)
        product = graph.add("Mul", f"{name}.by_token", [product, tokens_scale])
        scales = graph.constant(f"{name}.scales", scale[:, 0].astype(np.float32))
        product = graph.add("Mul", f"{name}.product", [product, scales])
        return graph.add("Add", name, [product, graph.constant(f"{name}.bias", bias)])

    @staticmethod
    def tokens(graph, x):
        """The rows of x in 8 bits, their scales and their zero point. Query, key and value share one."""
        after_gelu = x.endswith(".gelu")
        kind = "after_gelu" if after_gelu else "symmetric"
        zero_point = Int8.AFTER_GELU if after_gelu else Int8.SYMMETRIC
        zero, levels = f"int8.{kind}.zero", f"int8.{kind}.levels"
        one, last, floor = "int8.one", "int8.last_axis", f"int8.{kind}.floor"
        if not graph.has(zero):
            graph.constant(zero, np.array(zero_point, np.uint8))
            graph.constant(levels, np.array(1.0 / (255 - zero_point), np.float32))
            graph.constant(floor, np.array(0.17 / zero_point if after_gelu else 1e-12, np.float32))
        if not graph.has(one):
            graph.constant(one, np.array(1.0, np.float32))
            graph.constant(last, np.array([-1], np.int64))
        if not graph.has(f"{x}.int8"):
            largest = x if after_gelu else graph.add("Abs", f"{x}.abs", [x])
            largest = graph.add("ReduceMax", f"{x}.largest", [largest, last], keepdims=1)
            scale = graph.add("Mul", f"{x}.range", [largest, levels])
            scale = graph.add("Max", f"{x}.scale", [scale, floor])
            levelled = graph.add("Div", f"{x}.levelled", [x, scale])
            graph.add("QuantizeLinear", f"{x}.int8", [levelled, one, zero])
        return f"{x}.int8", f"{x}.scale", zero


def encoder(graph, bert, kind):
    """Adds the encoder with the weights of `kind` (Float32 or Int8); its states are called last_hidden_state."""
    add, constant = graph.add, graph.constant

    def norm(x, name):
        inputs = [x, constant(f"{name}.weight", bert.weight(name)), constant(f"{name}.bias", bert.bias(name))]
        return add("LayerNormalization", name, inputs, axis=-1, epsilon=bert.epsilon)

    def dense(x, name):
        return kind.dense(graph, x, name, bert.weight(name), bert.bias(name))

    def table(name):
        return constant(f"{name}.weight", bert.weight(name))

    words = kind.words(graph, "embeddings.word_embeddings", bert.weight("embeddings.word_embeddings"))
    types = add(
        "Gather", "embeddings.token_type_embeddings", [table("embeddings.token_type_embeddings"), "token_type_ids"]
    )
    zero, axis = constant("zero", np.array([0], np.int64)), constant("first_axis", np.array([0], np.int64))
    length = add("Shape", "sequence", ["input_ids"], start=1, end=2)
    positions = add(
        "Slice", "embeddings.position_embeddings", [table("embeddings.position_embeddings"), zero, length, axis]
    )
    x = add("Add", "embeddings.sum", [add("Add", "embeddings.words_and_types", [words, types]), positions])
    x = norm(x, "embeddings.LayerNorm")

    mask = add("Cast", "mask.float", ["attention_mask"], to=TensorProto.FLOAT)
    mask = add("Unsqueeze", "mask.rows", [mask, constant("mask.axes", np.array([1, 2], np.int64))])
    mask = add("Sub", "mask.padding", [constant("one", np.array(1.0, np.float32)), mask])
    mask = add("Mul", "mask", [mask, constant("masked", np.array(MASKED, np.float32))])

    split = constant("heads.split", np.array([0, 0, bert.heads, bert.head], np.int64))
    joined = constant("heads.joined", np.array([0, 0, bert.hidden], np.int64))
    scale = constant("attention.scale", np.array(1.0 / math.sqrt(bert.head), np.float32))
    for layer in range(bert.layers):
        at = f"encoder.layer.{layer}"

        def heads(name, perm, at=at, x=x):
            name = f"{at}.attention.self.{name}"
            parts = add("Reshape", f"{name}.heads", [dense(x, name), split])
            return add("Transpose", f"{name}.by_head", [parts], perm=perm)

        q, k, v = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]), heads("value", [0, 2, 1, 3])
        scores = add("Mul", f"{at}.attention.scaled", [add("MatMul", f"{at}.attention.scores", [q, k]), scale])
        scores = add("Add", f"{at}.attention.masked", [scores, mask])
        scores = add("Softmax", f"{at}.attention.weights", [scores], axis=-1)
        context = add("MatMul", f"{at}.attention.by_head", [scores, v])
        context = add("Transpose", f"{at}.attention.heads", [context], perm=[0, 2, 1, 3])
        context = add("Reshape", f"{at}.attention.context", [context, joined])
        context = dense(context, f"{at}.attention.output.dense")
        x = norm(add("Add", f"{at}.attention.sum", [context, x]), f"{at}.attention.output.LayerNorm")
        # Without `approximate` this is the exact Gelu, by erf, with which the model was trained.
        inner = add("Gelu", f"{at}.intermediate.gelu", [dense(x, f"{at}.intermediate.dense")])
        inner = dense(inner, f"{at}.output.dense")
        x = norm(add("Add", f"{at}.sum", [inner, x]), f"{at}.output.LayerNorm")
    add("Identity", "last_hidden_state", [x])


def serialised(graph, name, inputs, outputs, producer):
    """The finished model. `inputs` and `outputs` map names to (type, shape)."""
    values = [
        [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in of.items()] for of in (inputs, outputs)
    ]
    made = helper.make_model(
        helper.make_graph(graph.nodes, name, *values, graph.constants),
        # Gelu and LayerNormalization are operators of their own from opset 20 on.
        opset_imports=[helper.make_opsetid("", 20)],
        ir_version=10,
        producer_name=producer,
    )
    onnx.checker.check_model(made)
    return made.SerializeToString(deterministic=True)


TOKENS = {name: (TensorProto.INT64, ["batch", "sequence"]) for name in ("input_ids", "attention_mask", "token_type_ids")}


def model(bert, kind):
    """The embedder as an ONNX model with the weights of `kind` (Float32 or Int8)."""
    graph = Graph()
    encoder(graph, bert, kind)
    states = {"last_hidden_state": (TensorProto.FLOAT, ["batch", "sequence", bert.hidden])}
    return serialised(graph, "all-MiniLM-L6-v2", TOKENS, states, "inglenook xtask export-embedder")


# ---- checking and writing ----


def session(serialised, threads=0):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    return onnxruntime.InferenceSession(serialised, options, providers=["CPUExecutionProvider"])


def vectors(run, batch):
    """Unit vectors of a batch of token id lists, padded to the longest."""
    longest = max(len(ids) for ids in batch)
    tokens = np.zeros((len(batch), longest), np.int64)
    mask = np.zeros_like(tokens)
    for row, ids in enumerate(batch):
        tokens[row, : len(ids)] = ids
        mask[row, : len(ids)] = 1
    feeds = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
    hidden = run.run(None, feeds)[0]
    mean = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def write(path, data):
    """Under its final name a file is whole or absent."""
    partial = path.with_name(path.name + ".partial")
    with open(partial, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    os.replace(partial, path)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    folder, texts_file = Path(sys.argv[1]), Path(sys.argv[2])
    bert = Bert(folder)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    texts = json.loads(texts_file.read_text(encoding="utf-8"))
    batch = [tokenizer.encode(text).ids for text in texts]
    reference = np.stack([reference_vector(bert, ids) for ids in batch])

    for name, kind in (("model.onnx", Float32), ("model.int8.onnx", Int8)):
        made = model(bert, kind)
        run = session(made)
        alone = np.concatenate([vectors(run, [ids]) for ids in batch])
        cosine = (alone * reference).sum(axis=1)
        moved = np.linalg.norm(vectors(run, batch) - alone, axis=1).max()
        print(
            f"{name}: {len(made) / 1e6:.1f} MB, cosine to the reference {cosine.min():.5f} at worst, "
            f"{cosine.mean():.5f} on average; a batch of all moves a vector by {moved:.1e} at most",
            flush=True,
        )
        if not cosine.min() > FLOOR[name]:
            raise SystemExit(f"{name}: a cosine of {cosine.min():.5f} is too low (wanted {FLOOR[name]}); nothing written")
        write(folder / name, made)

    # Seven decimals: coarser than the differences between processors, finer than anything a test looks for.
    rows = [
        json.dumps({"tokens": len(ids), "vector": [round(float(x), 7) for x in vector]})
        for ids, vector in zip(batch, reference, strict=True)
    ]
    head = json.dumps({"max_tokens": MAX_TOKENS, "texts_sha256": hashlib.sha256(texts_file.read_bytes()).hexdigest()})
    body = ",\n".join(rows)
    write(folder / "reference.json", f'{head[:-1]}, "vectors": [\n{body}\n]}}\n'.encode())


if __name__ == "__main__":
    main()
