"""The recipe `nanogpt-cpu` in plain PyTorch, written independently of the Java program, to compare results of training.

    python3 train_reference.py TEXT [--seed 1] [--steps 2000] [--threads 1]

Same shape, data, batches, optimizer and schedule as the preset; another random generator, so other first weights and other
batches. Learns from the first 90 % of the text and is judged on the last 10 %: windows of the context's length over all
of it, each character but the first predicted once. That is how `evaluate` judges; the last 10 % as a file for it:
--write-last-part FILE.
"""

import argparse
import json
import math
import time

import torch
from torch.nn import functional as F

CONTEXT, WIDTH, HEADS, BLOCKS = 64, 128, 4, 4
BATCH, RATE, LAST_RATE, WARM_UP = 12, 1e-3, 1e-4, 100
BETAS, DECAY, LONGEST_GRADIENT = (0.9, 0.99), 0.1, 1.0


class Block(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.norm1 = torch.nn.LayerNorm(WIDTH)
        self.qkv = torch.nn.Linear(WIDTH, 3 * WIDTH)
        self.out = torch.nn.Linear(WIDTH, WIDTH)
        self.norm2 = torch.nn.LayerNorm(WIDTH)
        self.expand = torch.nn.Linear(WIDTH, 4 * WIDTH)
        self.shrink = torch.nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, x):
        batch, length, _ = x.shape
        parts = self.qkv(self.norm1(x)).split(WIDTH, dim=2)
        q, k, v = (part.view(batch, length, HEADS, -1).transpose(1, 2) for part in parts)
        scores = q @ k.transpose(-2, -1) / math.sqrt(WIDTH // HEADS)
        future = torch.ones(length, length, dtype=torch.bool).triu(1)
        seen = scores.masked_fill(future, float("-inf")).softmax(dim=-1) @ v
        x = x + self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        hidden = self.expand(self.norm2(x))
        hidden = 0.5 * hidden * (1 + torch.tanh(math.sqrt(2 / math.pi) * (hidden + 0.044715 * hidden**3)))
        return x + self.shrink(hidden)


class Gpt(torch.nn.Module):
    def __init__(self, vocabulary):
        super().__init__()
        self.tokens = torch.nn.Embedding(vocabulary, WIDTH)
        self.places = torch.nn.Embedding(CONTEXT, WIDTH)
        self.blocks = torch.nn.ModuleList(Block() for _ in range(BLOCKS))
        self.norm = torch.nn.LayerNorm(WIDTH)
        for name, values in self.named_parameters():
            if name.endswith("bias"):
                torch.nn.init.zeros_(values)
            elif values.dim() == 2:
                joins = name.endswith(("out.weight", "shrink.weight"))
                torch.nn.init.normal_(values, std=0.02 / math.sqrt(2 * BLOCKS) if joins else 0.02)

    def forward(self, ids, targets):
        x = self.tokens(ids) + self.places(torch.arange(ids.shape[1]))
        for block in self.blocks:
            x = block(x)
        logits = self.norm(x) @ self.tokens.weight.T
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), reduction="none")


def rate_at(step, steps):
    if step < WARM_UP:
        return RATE * (step + 1) / WARM_UP
    way = (step - WARM_UP) / max(1, steps - 1 - WARM_UP)
    return LAST_RATE + (RATE - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * way))


@torch.no_grad()
def judge(model, ids):
    total, targets = 0.0, len(ids) - 1
    for start in range(0, targets, CONTEXT):
        end = min(start + CONTEXT, targets)
        total += model(ids[None, start:end], ids[None, start + 1 : end + 1]).double().sum().item()
    return total / targets


def main():
    options = argparse.ArgumentParser()
    options.add_argument("text")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--steps", type=int, default=2000)
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--write-last-part")
    args = options.parse_args()
    with open(args.text, encoding="utf-8", newline="") as file:
        text = file.read()
    learned = int(len(text) * 0.9)
    if args.write_last_part:
        with open(args.write_last_part, "w", encoding="utf-8", newline="") as file:
            file.write(text[learned:])
        return
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    alphabet = {character: i for i, character in enumerate(sorted(set(text)))}
    ids = torch.tensor([alphabet[character] for character in text])
    train, last = ids[:learned], ids[learned:]
    model = Gpt(len(alphabet))
    matrices = [values for values in model.parameters() if values.dim() >= 2]
    others = [values for values in model.parameters() if values.dim() < 2]
    groups = [{"params": matrices, "weight_decay": DECAY}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=BETAS)
    begun = time.time()
    for step in range(args.steps):
        for group in optimizer.param_groups:
            group["lr"] = rate_at(step, args.steps)
        starts = torch.randint(len(train) - CONTEXT, (BATCH,))
        windows = torch.stack([train[start : start + CONTEXT + 1] for start in starts])
        optimizer.zero_grad()
        model(windows[:, :-1], windows[:, 1:]).mean().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), LONGEST_GRADIENT)
        optimizer.step()
    seconds = time.time() - begun
    print(json.dumps({
        "seed": args.seed,
        "parameters": sum(values.numel() for values in model.parameters()),
        "steps": args.steps,
        "seconds": round(seconds, 1),
        "last_part_nats": round(judge(model, last), 4),
    }))


if __name__ == "__main__":
    main()
