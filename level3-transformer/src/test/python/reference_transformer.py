"""A transformer in plain PyTorch, written for the tests: one text and one head after the other, no speed wanted.

A case is a dictionary: width, heads, groups (heads of keys and values), blocks, inside (width of the feed-forward
network), positions, norm, activation, attention_bias, ffn_bias, tied. Weights are a dictionary under the names of the
Java model.
"""
import math

import torch
import torch.nn.functional as F

VOCABULARY, CONTEXT = 11, 8


class Masks:
    """Dropout with known masks: each call uses the next one, or draws it where none was drawn yet."""

    def __init__(self, rate, generator):
        self.rate, self.generator, self.drawn, self.next = rate, generator, [], 0

    def __call__(self, x):
        if self.rate == 0:
            return x
        if self.next == len(self.drawn):
            self.drawn.append((torch.rand(x.shape, generator=self.generator) >= self.rate).double())
        self.next += 1
        return x * self.drawn[self.next - 1] / (1 - self.rate)

    def stacked(self, others):
        """The masks of several texts on top of each other, (B, ...) each."""
        return [torch.stack(masks) for masks in zip(self.drawn, *(other.drawn for other in others))]


def keep(x):
    return x


def make_weights(case, generator):
    weights = {}

    def random(name, *shape, mean=0.0, spread=0.4):
        values = torch.randn(*shape, generator=generator, dtype=torch.float64) * spread + mean
        weights[name] = values.float().double().requires_grad_(True)

    def linear(name, inputs, outputs, bias):
        random(name + ".weight", outputs, inputs)
        if bias:
            random(name + ".bias", outputs)

    def norm(name):
        random(name + ".weight", case["width"], mean=1.0, spread=0.2)
        if case["norm"] == "layer":
            random(name + ".bias", case["width"], spread=0.2)

    width, head_dim = case["width"], case["width"] // case["heads"]
    random("token_embedding.weight", VOCABULARY, width)
    if case["positions"] == "learned":
        random("position_embedding.weight", CONTEXT, width)
    for i in range(case["blocks"]):
        block = f"blocks.{i}"
        norm(block + ".norm1")
        linear(block + ".attention.qkv", width, (case["heads"] + 2 * case["groups"]) * head_dim, case["attention_bias"])
        linear(block + ".attention.out", width, width, case["attention_bias"])
        norm(block + ".norm2")
        linear(block + ".ffn.expand", width, case["inside"], case["ffn_bias"])
        if case["activation"] == "swiglu":
            linear(block + ".ffn.gate", width, case["inside"], case["ffn_bias"])
        linear(block + ".ffn.shrink", case["inside"], width, case["ffn_bias"])
    norm("final_norm")
    if not case["tied"]:
        random("head.weight", VOCABULARY, width)
    return weights


def normalize(case, weights, name, x):
    if case["norm"] == "layer":
        return F.layer_norm(x, (x.shape[-1],), weights[name + ".weight"], weights[name + ".bias"], eps=1e-5)
    return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * weights[name + ".weight"]


def project(weights, name, x):
    return F.linear(x, weights[name + ".weight"], weights.get(name + ".bias"))


def rotate(x):
    """Turns each pair (i, i + D/2) as one complex number; x is (tokens, D)."""
    half = x.shape[-1] // 2
    pairs = torch.complex(x[:, :half].contiguous(), x[:, half:].contiguous())
    speed = 10000.0 ** (-2.0 * torch.arange(half, dtype=torch.float64) / x.shape[-1])
    angle = torch.arange(x.shape[0], dtype=torch.float64)[:, None] * speed[None, :]
    turned = pairs * torch.polar(torch.ones_like(angle), angle)
    return torch.cat([turned.real, turned.imag], dim=-1)


def attend(case, weights, name, x, drop=keep):
    """One text (tokens, width), one head after the other."""
    head_dim = case["width"] // case["heads"]
    rows = project(weights, name + ".qkv", x)
    pieces = list(rows.split(head_dim, dim=-1))
    queries, rest = pieces[:case["heads"]], pieces[case["heads"]:]
    keys, values = rest[:case["groups"]], rest[case["groups"]:]
    later = torch.ones(x.shape[0], x.shape[0], dtype=torch.bool).triu(1)
    looks = []
    for h, query in enumerate(queries):
        group = h // (case["heads"] // case["groups"])
        key = keys[group]
        if case["positions"] == "rotary":
            query, key = rotate(query), rotate(key)
        scores = (query @ key.T / math.sqrt(head_dim)).masked_fill(later, float("-inf"))
        looks.append(scores.softmax(-1))
    gathered = [
        look @ values[h // (case["heads"] // case["groups"])] for h, look in enumerate(drop(torch.stack(looks)))]
    return drop(project(weights, name + ".out", torch.cat(gathered, dim=-1)))


def think(case, weights, name, x, drop=keep):
    wide = project(weights, name + ".expand", x)
    if case["activation"] == "swiglu":
        wide = F.silu(project(weights, name + ".gate", x)) * wide
    elif case["activation"] == "relu":
        wide = F.relu(wide)
    else:
        wide = F.gelu(wide, approximate="tanh" if case["activation"] == "gelu_tanh" else "none")
    return drop(project(weights, name + ".shrink", wide))


def block_of(case, weights, name, x, drop=keep):
    x = x + attend(case, weights, name + ".attention", normalize(case, weights, name + ".norm1", x), drop)
    return x + think(case, weights, name + ".ffn", normalize(case, weights, name + ".norm2", x), drop)


def sinusoid(position, width):
    row = []
    for pair in range(width // 2):
        angle = position / 10000.0 ** (2 * pair / width)
        row += [math.sin(angle), math.cos(angle)]
    return row


def forward(case, weights, text, drop=keep):
    """Logits of one text of token ids, (tokens, vocabulary)."""
    x = weights["token_embedding.weight"][text]
    if case["positions"] == "learned":
        x = x + weights["position_embedding.weight"][:len(text)]
    elif case["positions"] == "sinusoidal":
        x = x + torch.tensor([sinusoid(t, case["width"]) for t in range(len(text))], dtype=torch.float64)
    x = drop(x)
    for i in range(case["blocks"]):
        x = block_of(case, weights, f"blocks.{i}", x, drop)
    head = weights["token_embedding.weight" if case["tied"] else "head.weight"]
    return normalize(case, weights, "final_norm", x) @ head.T
