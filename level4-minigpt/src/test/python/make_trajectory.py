#!/usr/bin/env python3
"""Writes what PyTorch's own AdamW and clipping do with a tiny GPT: ten steps on one batch.

    python3 level4-minigpt/src/test/python/make_trajectory.py

Needs PyTorch 1.12 or newer (Debian: apt-get install python3-torch). Writes src/test/resources/fixtures/
trajectory.safetensors: the weights before ("start.<name>", names of the Java model) and after ("end.<name>"), the ids
and targets (as float32), the loss before each step and after the last ("losses"), and the length of the gradient before
clipping ("norms"). Computed in float64.
"""
import json
import math
import pathlib
import struct

import torch
import torch.nn.functional as F

FILE = pathlib.Path(__file__).resolve().parent.parent / "resources" / "fixtures" / "trajectory.safetensors"
VOCABULARY, CONTEXT, WIDTH, HEADS, BLOCKS, BATCH, STEPS = 11, 8, 8, 2, 2, 3, 10
LEARNING_RATE, BETAS, EPSILON, DECAY, MAX_NORM = 0.01, (0.9, 0.99), 1e-8, 0.1, 1.0


def start_weights(generator):
    shapes = {"token_embedding.weight": (VOCABULARY, WIDTH), "position_embedding.weight": (CONTEXT, WIDTH)}
    for i in range(BLOCKS):
        for name, shape in {
                "norm1.weight": (WIDTH,), "norm1.bias": (WIDTH,),
                "attention.qkv.weight": (3 * WIDTH, WIDTH), "attention.qkv.bias": (3 * WIDTH,),
                "attention.out.weight": (WIDTH, WIDTH), "attention.out.bias": (WIDTH,),
                "norm2.weight": (WIDTH,), "norm2.bias": (WIDTH,),
                "ffn.expand.weight": (4 * WIDTH, WIDTH), "ffn.expand.bias": (4 * WIDTH,),
                "ffn.shrink.weight": (WIDTH, 4 * WIDTH), "ffn.shrink.bias": (WIDTH,)}.items():
            shapes[f"blocks.{i}.{name}"] = shape
    shapes.update({"final_norm.weight": (WIDTH,), "final_norm.bias": (WIDTH,)})
    weights = {}
    for name, shape in shapes.items():
        middle = 1.0 if "norm" in name and name.endswith("weight") else 0.0
        values = torch.randn(*shape, generator=generator, dtype=torch.float64) * 0.3 + middle
        weights[name] = torch.nn.Parameter(values.float().double())
    return weights


def loss_of(weights, ids, targets):
    """Pre-norm GPT with tied weights, all texts and heads at once."""
    def linear(name, x):
        return F.linear(x, weights[name + ".weight"], weights[name + ".bias"])

    def norm(name, x):
        return F.layer_norm(x, (WIDTH,), weights[name + ".weight"], weights[name + ".bias"])

    later = torch.full((CONTEXT, CONTEXT), float("-inf"), dtype=torch.float64).triu(1)
    x = F.embedding(ids, weights["token_embedding.weight"]) + weights["position_embedding.weight"]
    for i in range(BLOCKS):
        block = f"blocks.{i}."
        qkv = linear(block + "attention.qkv", norm(block + "norm1", x))
        q, k, v = qkv.view(BATCH, CONTEXT, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        looks = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + later, dim=-1)
        x = x + linear(block + "attention.out", (looks @ v).transpose(1, 2).reshape(BATCH, CONTEXT, WIDTH))
        wide = F.gelu(linear(block + "ffn.expand", norm(block + "norm2", x)), approximate="tanh")
        x = x + linear(block + "ffn.shrink", wide)
    logits = norm("final_norm", x) @ weights["token_embedding.weight"].T
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())


def write(tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        numbers = tensor.detach().float().flatten().tolist()
        piece = struct.pack(f"<{len(numbers)}f", *numbers)
        header[name] = {
            "dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(piece)]}
        data += piece
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_bytes(struct.pack("<Q", len(text)) + text + data)


def main():
    generator = torch.Generator().manual_seed(4000)
    weights = start_weights(generator)
    ids = torch.randint(VOCABULARY, (BATCH, CONTEXT), generator=generator)
    targets = torch.randint(VOCABULARY, (BATCH, CONTEXT), generator=generator)
    tensors = {"start." + name: weight.clone() for name, weight in weights.items()}
    groups = [
        {"params": [w for w in weights.values() if w.dim() >= 2], "weight_decay": DECAY},
        {"params": [w for w in weights.values() if w.dim() < 2], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=LEARNING_RATE, betas=BETAS, eps=EPSILON)
    losses, norms = [], []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = loss_of(weights, ids, targets)
        loss.backward()
        losses.append(loss.item())
        norms.append(torch.nn.utils.clip_grad_norm_(weights.values(), MAX_NORM).item())
        optimizer.step()
    losses.append(loss_of(weights, ids, targets).item())
    tensors.update({"end." + name: weight for name, weight in weights.items()})
    tensors.update({"ids": ids, "targets": targets, "losses": torch.tensor(losses), "norms": torch.tensor(norms)})
    write(tensors)
    print("losses", " ".join(f"{loss:.4f}" for loss in losses))
    print("norms ", " ".join(f"{norm:.4f}" for norm in norms))


if __name__ == "__main__":
    main()
