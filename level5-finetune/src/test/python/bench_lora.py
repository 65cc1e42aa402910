"""Times a LoRA step and cached generation on a GPT-2 of random weights in plain PyTorch, as Python programs do it.

Prints one line of JSON. Our program's command "bench --python PYTHON" calls it in turn with its own steps:

    python3 bench_lora.py --blocks 6 --batch 4 --length 256 --steps 3 --tokens 48
"""
import argparse
import json
import math
import resource
import statistics
import time

import torch
from torch import nn
from torch.nn import functional as F


class LoraConv(nn.Module):
    """GPT-2's frozen linear layer, weight (in, out), with a trainable correction of a low rank where one is wanted."""

    def __init__(self, inputs, outputs, rank=0, alpha=16, dropout=0.05):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(inputs, outputs) * 0.02, requires_grad=False)
        self.bias = nn.Parameter(torch.zeros(outputs), requires_grad=False)
        self.rank, self.dropout = rank, dropout
        if rank:
            self.a = nn.Parameter(torch.empty(rank, inputs).uniform_(-1, 1) / math.sqrt(inputs))
            self.b = nn.Parameter(torch.zeros(outputs, rank))
            self.scaling = alpha / rank

    def forward(self, x):
        y = torch.addmm(self.bias, x.flatten(0, -2), self.weight).view(*x.shape[:-1], -1)
        if self.rank:
            narrow = F.linear(F.dropout(x, self.dropout, self.training), self.a)
            y = y + F.linear(narrow, self.b) * self.scaling
        return y


class Block(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.heads = args.heads
        self.ln_1 = nn.LayerNorm(args.width)
        self.c_attn = LoraConv(args.width, 3 * args.width, rank=args.rank)
        self.attn_proj = LoraConv(args.width, args.width)
        self.ln_2 = nn.LayerNorm(args.width)
        self.c_fc = LoraConv(args.width, 4 * args.width)
        self.mlp_proj = LoraConv(4 * args.width, args.width)

    def forward(self, x, mask, past):
        b, t, c = x.shape
        q, k, v = (part.view(b, t, self.heads, c // self.heads).transpose(1, 2)
                   for part in self.c_attn(self.ln_1(x)).split(c, dim=2))
        if past is not None:
            k, v = torch.cat((past[0], k), dim=2), torch.cat((past[1], v), dim=2)
        weights = (q @ k.transpose(-2, -1)) / math.sqrt(c // self.heads)
        if mask is not None:
            weights = torch.where(mask, weights, torch.finfo(weights.dtype).min)
        gathered = F.softmax(weights, dim=-1) @ v
        x = x + self.attn_proj(gathered.transpose(1, 2).reshape(b, t, c))
        wide = self.c_fc(self.ln_2(x))
        wide = 0.5 * wide * (1 + torch.tanh(math.sqrt(2 / math.pi) * (wide + 0.044715 * torch.pow(wide, 3))))
        return x + self.mlp_proj(wide), (k, v)


class Gpt2(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.wte = nn.Embedding(args.vocab, args.width)
        self.wpe = nn.Embedding(args.context, args.width)
        self.blocks = nn.ModuleList(Block(args) for _ in range(args.blocks))
        self.ln_f = nn.LayerNorm(args.width)
        nn.init.normal_(self.wte.weight, std=0.02)
        nn.init.normal_(self.wpe.weight, std=0.02)
        for name, parameter in self.named_parameters():
            parameter.requires_grad = name.endswith((".a", ".b"))

    def forward(self, ids, past=None):
        start = 0 if past is None else past[0][0].shape[2]
        t = ids.shape[1]
        x = self.wte(ids) + self.wpe.weight[start : start + t]
        mask = torch.tril(torch.ones(t, t, dtype=torch.bool)) if t > 1 else None
        present = []
        for i, block in enumerate(self.blocks):
            x, kept = block(x, mask, None if past is None else past[i])
            present.append(kept)
        return self.ln_f(x), present


def lora_step(model, args):
    trainable = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trainable, lr=5e-4, weight_decay=0.01)
    model.train()
    seconds = []
    for _ in range(args.steps + 1):  # the first one warms up
        ids = torch.randint(args.vocab, (args.batch, args.length + 1))
        start = time.perf_counter()
        optimizer.zero_grad()
        hidden, _ = model(ids[:, :-1])
        logits = F.linear(hidden, model.wte.weight)
        loss = F.cross_entropy(logits.flatten(0, 1), ids[:, 1:].flatten())
        loss.backward()
        nn.utils.clip_grad_norm_(trainable, 1.0)
        optimizer.step()
        loss.item()
        seconds.append(time.perf_counter() - start)
    return sum(p.numel() for p in trainable), statistics.median(seconds[1:])


@torch.no_grad()
def tokens_per_second(model, args):
    """A greedy loop with a cache; the reading of the prompt and the first token do not count."""
    model.eval()
    ids = torch.randint(args.vocab, (1, args.prompt))
    past, start = None, 0.0
    for i in range(args.tokens + 1):
        if i == 1:
            start = time.perf_counter()
        hidden, past = model(ids, past)
        ids = F.linear(hidden[:, -1:], model.wte.weight).argmax(-1)
        ids.tolist()
    return args.tokens / (time.perf_counter() - start)


def main():
    parser = argparse.ArgumentParser()
    for name, value in (("vocab", 50257), ("context", 1024), ("width", 768), ("heads", 12), ("blocks", 6), ("rank", 8),
                        ("batch", 4), ("length", 256), ("prompt", 32), ("tokens", 48), ("threads", 1), ("steps", 3)):
        parser.add_argument("--" + name, type=int, default=value)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(1)
    model = Gpt2(args)
    result = {"torch": torch.__version__, "threads": args.threads}
    if args.steps > 0:
        result["trainable"], result["step_seconds"] = lora_step(model, args)
    if args.tokens > 0:
        result["tokens_per_second"] = tokens_per_second(model, args)
    result["peak_memory_bytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(result))


if __name__ == "__main__":
    main()
