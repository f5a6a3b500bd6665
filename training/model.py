"""The selector's network: a BERT encoder, a head for spans, a head for each passage, and one over the list."""

import math

import torch
from safetensors.torch import load_file
from torch import nn

FEATURES = 13


class Layer(nn.Module):
    def __init__(self, width, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x, mask):
        rows, length, width = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + mask
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(rows, length, width)
        x = self.norm1(x + self.out(mixed))
        return self.norm2(x + self.down(nn.functional.gelu(self.up(x))))


class Encoder(nn.Module):
    """BERT without its pooler, as all-MiniLM-L6-v2 has it. Dropout stands before the layers only: within them it takes
    as long on a processor as all the rest."""

    def __init__(self, vocabulary=30522, width=384, layers=6, heads=12, inner=1536, positions=512):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(positions, width)
        self.types = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, heads, inner) for _ in range(layers))
        self.drop = nn.Dropout(0.1)

    def forward(self, ids, mask, types):
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(place) + self.types(types)))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_bert(self, path):
        """Takes the weights of a Hugging Face BERT from a safetensors file."""
        from_file = load_file(path)
        of = {name.removeprefix("bert."): tensor.float() for name, tensor in from_file.items()}
        copy = lambda module, name: (
            module.weight.data.copy_(of[name + ".weight"]),
            module.bias.data.copy_(of[name + ".bias"]) if getattr(module, "bias", None) is not None else None,
        )
        copy(self.words, "embeddings.word_embeddings")
        copy(self.places, "embeddings.position_embeddings")
        copy(self.types, "embeddings.token_type_embeddings")
        copy(self.norm, "embeddings.LayerNorm")
        for n, layer in enumerate(self.layers):
            at = f"encoder.layer.{n}."
            parts = [at + f"attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([of[part + ".weight"] for part in parts]))
            layer.qkv.bias.data.copy_(torch.cat([of[part + ".bias"] for part in parts]))
            copy(layer.out, at + "attention.output.dense")
            copy(layer.norm1, at + "attention.output.LayerNorm")
            copy(layer.up, at + "intermediate.dense")
            copy(layer.down, at + "output.dense")
            copy(layer.norm2, at + "output.LayerNorm")


class ListHead(nn.Module):
    """Compares the passages of one question: each attends to all, knowing which are of one thread and which are newer."""

    def __init__(self, width=384, inner=128, heads=4):
        super().__init__()
        self.heads = heads
        self.reduce = nn.Linear(width + 1, inner)
        self.features = nn.Linear(FEATURES, inner)
        self.qkv = nn.Linear(inner, 3 * inner)
        self.relations = nn.Parameter(torch.zeros(heads, 3))  # same thread, newer, both
        self.out = nn.Linear(inner, inner)
        self.norm1 = nn.LayerNorm(inner)
        self.up = nn.Linear(inner, 2 * inner)
        self.down = nn.Linear(2 * inner, inner)
        self.norm2 = nn.LayerNorm(inner)
        self.choose = nn.Linear(inner, 1)
        self.nothing = nn.Sequential(nn.Linear(2 * inner + 1, inner), nn.GELU(), nn.Linear(inner, 1))
        self.drop = nn.Dropout(0.1)

    def forward(self, first, answers, features, same, newer, present=None):
        """[Q, N, …] → logits [Q, 1 + N], the first for "nothing". `present` masks rows that are only filling."""
        x = self.reduce(torch.cat([first, answers[..., None]], -1)) + self.features(features)
        lists, size, width = x.shape
        q, k, v = self.qkv(self.drop(x)).view(lists, size, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        relation = torch.stack([same, newer, same * newer], -1) @ self.relations.t()
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // self.heads) + relation.permute(0, 3, 1, 2)
        if present is not None:
            scores = scores + ((1.0 - present) * -1e4)[:, None, None, :]
        mixed = (scores.softmax(-1) @ v).transpose(1, 2).reshape(lists, size, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        x = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        logits = self.choose(x)[..., 0] + answers
        if present is not None:
            logits = logits + (1.0 - present) * -1e4
            weight = present / present.sum(-1, keepdim=True)
            mean = (x * weight[..., None]).sum(1)
            most = (x + ((1.0 - present) * -1e4)[..., None]).max(1).values
        else:
            mean, most = x.mean(1), x.max(1).values
        best = logits.max(1, keepdim=True).values
        nothing = self.nothing(torch.cat([mean, most, best], -1))
        return torch.cat([nothing, logits], 1)


class Selector(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.answers = nn.Linear(384, 1)
        self.span = nn.Linear(384, 2)
        self.list = ListHead()

    def read(self, ids, mask, types):
        """[N, L] → the first piece's state [N, 384], whether each passage answers [N], starts and ends [N, L]."""
        states = self.encoder(ids, mask, types)
        first = states[:, 0]
        span = self.span(states)
        # A span lies in the passage: not in the question, not in the filling.
        bar = (1.0 - mask.to(span.dtype) * types.to(span.dtype)) * -1e4
        return first, self.answers(first)[:, 0], span[..., 0] + bar, span[..., 1] + bar

    def forward(self, ids, mask, types, features, same, newer):
        """One question: all its passages. What is exported."""
        first, answers, start, end = self.read(ids, mask, types)
        chosen = self.list(first[None], answers[None], features[None], same[None], newer[None])
        return chosen[0], answers, start, end
