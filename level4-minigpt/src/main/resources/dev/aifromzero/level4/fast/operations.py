# The fused operations as PyTorch stores them: TorchScript in its archive form. Numbers for types: 2 int16, 6 float32,
# 15 bfloat16. Shapes as everywhere: B windows, T tokens, C width, H heads, D width of a head, S keys.
class Operations(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # x Wᵀ + b with bfloat16 products; the sums inside are float32. (B, T, in) -> (B, T, out)
  def linear16(self: __torch__.Operations, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    y = torch.linear(torch.to(x, 15), torch.to(weight, 15), torch.to(bias, 15))
    return torch.to(y, 6)

  # The same without a bias.
  def product16(self: __torch__.Operations, x: Tensor, weight: Tensor) -> Tensor:
    return torch.to(torch.linear(torch.to(x, 15), torch.to(weight, 15)), 6)

  def to16(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.to(x, 15)

  # GELU by its tanh approximation, in one pass over the numbers; the shape stays.
  def gelu_tanh(self: __torch__.Operations, x: Tensor) -> Tensor:
    return torch.gelu(x, approximate="tanh")

  # softmax(Q Kᵀ / √D + mask) V in small pieces that stay in the processor's cache. (B, H, T, D) -> (B, H, T, D)
  def causal(self: __torch__.Operations, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    return torch.scaled_dot_product_attention(q, k, v, None, 0.0, True)

  # The same step by step, because weights are dropped: keep is 0 or 1, (B, H, T, S); scale makes up for the zeros.
  def attention(self: __torch__.Operations, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, keep: Tensor, scale: Tensor) -> Tensor:
    w = __torch__.weights(q, k, mask)
    z = torch.bmm(torch.mul(w, torch.flatten(keep, 0, 1)), torch.flatten(torch.mul(v, scale), 0, 1))
    return torch.reshape(z, torch.size(q))

  # Attention in bfloat16; the weights' sums are float32 inside the softmax.
  def attention16(self: __torch__.Operations, q: Tensor, k: Tensor, v: Tensor, mask: Tensor) -> Tensor:
    w = __torch__.weights(torch.to(q, 15), torch.to(k, 15), torch.to(mask, 15))
    z = torch.bmm(w, torch.flatten(torch.to(v, 15), 0, 1))
    return torch.to(torch.reshape(z, torch.size(q)), 6)

  def attention_dropout16(self: __torch__.Operations, q: Tensor, k: Tensor, v: Tensor, mask: Tensor, keep: Tensor, scale: Tensor) -> Tensor:
    w = __torch__.weights(torch.to(q, 15), torch.to(k, 15), torch.to(mask, 15))
    z = torch.bmm(torch.mul(w, torch.flatten(torch.to(keep, 15), 0, 1)), torch.flatten(torch.to(torch.mul(v, scale), 15), 0, 1))
    return torch.to(torch.reshape(z, torch.size(q)), 6)

  # n numbers, each 0 with the probability threshold / 32768 and otherwise 1.
  def coins(self: __torch__.Operations, n: Tensor, threshold: Tensor) -> Tensor:
    bits = torch.random_(torch.empty([int(n)], dtype=2, layout=None, device=ops.prim.device(n)))
    return torch.to(torch.ge(bits, threshold), 6)

  def coins16(self: __torch__.Operations, n: Tensor, threshold: Tensor) -> Tensor:
    bits = torch.random_(torch.empty([int(n)], dtype=2, layout=None, device=ops.prim.device(n)))
    return torch.to(torch.ge(bits, threshold), 15)

  # x with the values dropped where keep is 0; the shape stays.
  def drop(self: __torch__.Operations, x: Tensor, keep: Tensor, scale: Tensor) -> Tensor:
    return torch.mul(x, torch.mul(torch.to(keep, 6), scale))

# How much each query attends to each key: softmax(Q Kᵀ / √D + mask). (B, H, T, D) -> (B·H, T, S)
def weights(q: Tensor, k: Tensor, mask: Tensor) -> Tensor:
  queries = torch.flatten(torch.mul(q, torch.pow(torch.size(q, 3), -0.5)), 0, 1)
  keys = torch.transpose(torch.flatten(k, 0, 1), 1, 2)
  return torch.softmax(torch.baddbmm(mask, queries, keys), -1)
