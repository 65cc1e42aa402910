"""Times a training step of the Mini-GPT in plain PyTorch: the same model, batch, optimizer and clipping as our own.

Prints one line of JSON. Our program's command "bench --python PYTHON" calls it in turn with its own steps:

    python3 bench_step.py --width 128 --heads 4 --blocks 4 --context 256 --batch 32 --dropout 0.1 --steps 5
"""
import argparse
import json
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F


class Block(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.heads, self.dropout = args.heads, args.dropout
        self.norm1 = nn.LayerNorm(args.width)
        self.qkv = nn.Linear(args.width, 3 * args.width)
        self.out = nn.Linear(args.width, args.width)
        self.norm2 = nn.LayerNorm(args.width)
        self.expand = nn.Linear(args.width, 4 * args.width)
        self.shrink = nn.Linear(4 * args.width, args.width)

    def attention(self, x, mask):
        b, t, c = x.shape
        q, k, v = (part.view(b, t, self.heads, c // self.heads).transpose(1, 2)
                   for part in self.qkv(x).split(c, dim=2))
        weights = (q @ k.transpose(-2, -1)) * (c // self.heads) ** -0.5
        weights = F.softmax(weights.masked_fill(mask, float("-inf")), dim=-1)
        gathered = F.dropout(weights, self.dropout, self.training) @ v
        return F.dropout(self.out(gathered.transpose(1, 2).reshape(b, t, c)), self.dropout, self.training)

    def forward(self, x, mask):
        x = x + self.attention(self.norm1(x), mask)
        wide = F.gelu(self.expand(self.norm2(x)), approximate="tanh")
        return x + F.dropout(self.shrink(wide), self.dropout, self.training)


class MiniGpt(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.dropout = args.dropout
        self.tokens = nn.Embedding(args.vocab, args.width)
        self.positions = nn.Embedding(args.context, args.width)
        self.blocks = nn.ModuleList(Block(args) for _ in range(args.blocks))
        self.norm = nn.LayerNorm(args.width)
        mask = torch.triu(torch.ones(args.context, args.context, dtype=torch.bool), 1)
        self.register_buffer("mask", mask, persistent=False)
        for parameter in self.parameters():
            if parameter.dim() > 1:
                nn.init.normal_(parameter, std=0.02)

    def forward(self, ids, targets):
        x = self.tokens(ids) + self.positions.weight[: ids.shape[1]]
        x = F.dropout(x, self.dropout, self.training)
        for block in self.blocks:
            x = block(x, self.mask)
        logits = F.linear(self.norm(x), self.tokens.weight)
        return F.cross_entropy(logits.flatten(0, 1), targets.flatten())


def main():
    parser = argparse.ArgumentParser()
    for name, value in (("width", 128), ("heads", 4), ("blocks", 4), ("context", 256), ("batch", 32), ("vocab", 65),
                        ("threads", 1), ("steps", 5)):
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--dropout", type=float, default=0.1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    model = MiniGpt(args)
    matrices = [p for p in model.parameters() if p.dim() > 1]
    others = [p for p in model.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW(
        [{"params": matrices, "weight_decay": 0.1}, {"params": others, "weight_decay": 0.0}],
        lr=3e-4, betas=(0.9, 0.95))
    seconds = []
    for step in range(args.steps + 2):  # the first two warm up
        text = torch.randint(args.vocab, (args.batch, args.context + 1))
        start = time.perf_counter()
        optimizer.zero_grad()
        loss = model(text[:, :-1], text[:, 1:])
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        loss.item()
        seconds.append(time.perf_counter() - start)
    print(json.dumps({
        "torch": torch.__version__,
        "threads": args.threads,
        "parameters": sum(p.numel() for p in model.parameters()),
        "step_seconds": round(statistics.median(seconds[2:]), 5),
    }))


if __name__ == "__main__":
    main()
