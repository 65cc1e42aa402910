"""Makes model folders as other programs would, and computes with PyTorch what their models say.

    python3 make_checkpoints.py ../resources/checkpoints

Everything is written from the description of the formats: safetensors by hand with NumPy, the models as plain PyTorch
in double precision. Folders: "ours" in this project's own format, the others in GPT-2's. Each has an expected.json with
token ids, the logits after the last of them, and the loss over windows of the context length.
"""

import json
import math
import pathlib
import struct
import sys

import numpy as np
import torch

RNG = np.random.default_rng(2)
CONTEXT, WIDTH, HEADS, BLOCKS = 8, 8, 2, 2


def numbers(*shape, around=0.0):
    return (around + RNG.normal(0, 0.5, shape)).astype(np.float32)


def to_bf16(x):
    """Rounds to bfloat16, ties to even; returns the two-byte patterns and the values they stand for."""
    bits = x.astype(np.float32).view(np.uint32).astype(np.uint64)
    upper = ((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16).astype(np.uint16)
    return upper, (upper.astype(np.uint32) << 16).view(np.float32)


def stored(x, dtype):
    """The bytes of a tensor in a file, and the values that a reader gets."""
    if dtype == "F32":
        return x.astype("<f4").tobytes(), x
    if dtype == "F16":
        half = x.astype("<f2")
        return half.tobytes(), half.astype(np.float32)
    upper, values = to_bf16(x)
    return upper.astype("<u2").tobytes(), values.reshape(x.shape)


def write_safetensors(path, tensors, dtype):
    header, blobs, offset, read = {"__metadata__": {"format": "pt"}}, [], 0, {}
    for name, x in tensors.items():
        blob, read[name] = stored(x, dtype)
        header[name] = {"dtype": dtype, "shape": list(x.shape), "data_offsets": [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    head = json.dumps(header).encode()
    head += b" " * (-len(head) % 8)
    path.write_bytes(struct.pack("<Q", len(head)) + head + b"".join(blobs))
    return read


def our_weights(vocab_size):
    w = {"token_embedding.weight": numbers(vocab_size, WIDTH), "position_embedding.weight": numbers(CONTEXT, WIDTH)}
    for i in range(BLOCKS):
        for name, out, inside in (("attention.qkv", 3 * WIDTH, WIDTH), ("attention.out", WIDTH, WIDTH),
                                  ("ffn.expand", 4 * WIDTH, WIDTH), ("ffn.shrink", WIDTH, 4 * WIDTH)):
            w[f"blocks.{i}.{name}.weight"] = numbers(out, inside)
            w[f"blocks.{i}.{name}.bias"] = numbers(out)
        for norm in ("norm1", "norm2"):
            w[f"blocks.{i}.{norm}.weight"] = numbers(WIDTH, around=1)
            w[f"blocks.{i}.{norm}.bias"] = numbers(WIDTH)
    w["final_norm.weight"] = numbers(WIDTH, around=1)
    w["final_norm.bias"] = numbers(WIDTH)
    return w


def forward(w, ids):
    """Logits (T, V) of one text of at most CONTEXT tokens."""
    w = {name: torch.tensor(x, dtype=torch.float64) for name, x in w.items()}
    linear = lambda x, name: x @ w[name + ".weight"].T + w[name + ".bias"]
    norm = lambda x, name: torch.nn.functional.layer_norm(x, (WIDTH,), w[name + ".weight"], w[name + ".bias"], 1e-5)
    t = len(ids)
    x = w["token_embedding.weight"][ids] + w["position_embedding.weight"][:t]
    future = torch.ones(t, t).triu(1).bool()
    for i in range(BLOCKS):
        q, k, v = linear(norm(x, f"blocks.{i}.norm1"), f"blocks.{i}.attention.qkv").split(WIDTH, dim=1)
        heads = []
        for h in range(HEADS):
            part = slice(h * WIDTH // HEADS, (h + 1) * WIDTH // HEADS)
            scores = q[:, part] @ k[:, part].T / math.sqrt(WIDTH // HEADS)
            heads.append(scores.masked_fill(future, -math.inf).softmax(1) @ v[:, part])
        x = x + linear(torch.cat(heads, 1), f"blocks.{i}.attention.out")
        inside = linear(norm(x, f"blocks.{i}.norm2"), f"blocks.{i}.ffn.expand")
        inside = 0.5 * inside * (1 + torch.tanh(math.sqrt(2 / math.pi) * (inside + 0.044715 * inside**3)))
        x = x + linear(inside, f"blocks.{i}.ffn.shrink")
    return norm(x, "final_norm") @ w.get("head.weight", w["token_embedding.weight"]).T


def expected(w, ids):
    total = 0.0
    for start in range(0, len(ids) - 1, CONTEXT):
        end = min(start + CONTEXT, len(ids) - 1)
        logits = forward(w, ids[start:end])
        total += torch.nn.functional.cross_entropy(logits, torch.tensor(ids[start + 1:end + 1]), reduction="sum").item()
    return {"ids": ids, "nats_per_token": total / (len(ids) - 1), "last_logits": forward(w, ids[-CONTEXT:])[-1].tolist()}


def visible_bytes():
    """One visible character for each byte, in the order of GPT-2's ids: printable Latin-1 first, then the others."""
    printable = [b for b in range(256) if 33 <= b <= 126 or 161 <= b <= 172 or 174 <= b]
    others = [b for b in range(256) if b not in printable]
    return [chr(b) for b in printable] + [chr(256 + n) for n in range(len(others))]


def save_ours(folder):
    alphabet = " .abcdefghir"
    w = our_weights(len(alphabet))
    read = write_safetensors(folder / "model.safetensors", w, "F32")
    config = {"vocabSize": len(alphabet), "contextLength": CONTEXT, "embeddingDim": WIDTH, "numHeads": HEADS,
              "numKeyValueHeads": HEADS, "numBlocks": BLOCKS, "ffnDim": 4 * WIDTH, "positions": "LEARNED",
              "norm": "LAYER_NORM", "activation": "GELU_TANH", "attentionBias": True, "ffnBias": True, "dropout": 0.0,
              "tiedWeights": True}
    (folder / "config.json").write_text(json.dumps({"model": config}))
    (folder / "tokenizer.json").write_text(json.dumps({"type": "char", "alphabet": alphabet}))
    text = "a bird had a big bad idea. he had a chair. a cab."
    (folder / "text.txt").write_text(text + "\n")
    return expected(read, [alphabet.index(c) for c in text])


def save_gpt2(folder, dtype, tied, prefix, masks):
    tokens = visible_bytes() + ["ab", "abc", "<|endoftext|>"]
    (folder / "vocab.json").write_text(json.dumps({t: i for i, t in enumerate(tokens)}))
    (folder / "merges.txt").write_text("#version: 0.2\na b\nab c\n")
    w = our_weights(len(tokens))
    if not tied:
        w["head.weight"] = numbers(len(tokens), WIDTH)
    parts = {"norm1": "ln_1", "norm2": "ln_2", "attention.qkv": "attn.c_attn", "attention.out": "attn.c_proj",
             "ffn.expand": "mlp.c_fc", "ffn.shrink": "mlp.c_proj"}
    outside = {"token_embedding": "wte", "position_embedding": "wpe", "final_norm": "ln_f"}
    theirs = {}
    for name, x in w.items():
        pieces = name.split(".")
        if pieces[0] == "blocks":
            part = ".".join(pieces[2:-1])
            turned = x.T if "norm" not in part and pieces[-1] == "weight" else x  # Conv1D: (in, out)
            theirs[f"{prefix}h.{pieces[1]}.{parts[part]}.{pieces[-1]}"] = np.ascontiguousarray(turned)
        elif pieces[0] == "head":
            theirs["lm_head.weight"] = x
        else:
            theirs[f"{prefix}{outside[pieces[0]]}.{pieces[-1]}"] = x
    if masks:
        for i in range(BLOCKS):
            theirs[f"{prefix}h.{i}.attn.bias"] = np.tril(np.ones((1, 1, CONTEXT, CONTEXT), np.float32))
    write_safetensors(folder / "model.safetensors", theirs, dtype)
    config = {"model_type": "gpt2", "vocab_size": len(tokens), "n_positions": CONTEXT, "n_embd": WIDTH, "n_head": HEADS,
              "n_layer": BLOCKS, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5,
              "tie_word_embeddings": tied}
    (folder / "config.json").write_text(json.dumps(config))
    read = {name: stored(x, dtype)[1] for name, x in w.items()}
    return expected(read, RNG.integers(0, len(tokens), 30).tolist())


def main():
    root = pathlib.Path(sys.argv[1])
    cases = {
        "ours": save_ours,
        "gpt2-f32-tied": lambda f: save_gpt2(f, "F32", True, "", True),
        "gpt2-f16-tied": lambda f: save_gpt2(f, "F16", True, "transformer.", False),
        "gpt2-bf16-untied": lambda f: save_gpt2(f, "BF16", False, "transformer.", False),
    }
    for name, save in cases.items():
        folder = root / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "expected.json").write_text(json.dumps(save(folder)))


main()
