"""PyTorch, eager, as its users write it. BENCH_THREADS: threads; BENCH_OPTIMIZER: foreach or fused, where it has it."""

import os

import serve

try:
    import torch
    from torch import nn
    from torch.nn import functional as F
except ImportError as missing:
    serve.absent(missing)

torch.set_num_threads(serve.THREADS)
LOSSES = {"cross_entropy": F.cross_entropy, "mse": F.mse_loss, "bce_with_logits": F.binary_cross_entropy_with_logits}
SIMPLE = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "flatten": nn.Flatten}


def network(workload, data):
    """nn.Sequential with the given first weights."""
    modules, shape, dtype = [], workload["input"]["shape"], getattr(torch, workload["dtype"])
    for layer in workload["layers"]:
        kind, size = next(iter(layer.items())) if isinstance(layer, dict) else (layer, None)
        if kind == "linear":
            module = nn.Linear(shape[0], size, dtype=dtype)
            shape = [size]
        elif kind == "conv2d":
            module = nn.Conv2d(shape[0], size, 5, dtype=dtype)
            shape = [size, shape[1] - 4, shape[2] - 4]
        elif kind == "max_pool2d":
            module = nn.MaxPool2d(2)
            shape = [shape[0], shape[1] // 2, shape[2] // 2]
        elif kind == "batch_norm":
            module = nn.BatchNorm1d(shape[0], dtype=dtype)
        elif kind == "dropout":
            module = nn.Dropout(size)
        else:
            module = SIMPLE[kind]()
            shape = [int(torch.Size(shape).numel())] if kind == "flatten" else shape
        for parameter in module.parameters():
            parameter.data = torch.from_numpy(data.take(*parameter.shape))
        modules.append(module)
    if len(workload["input"]["shape"]) == 1:
        modules = modules[1:]
    return nn.Sequential(*modules)


def optimizer(spec, parameters):
    way = {os.environ.get("BENCH_OPTIMIZER", "foreach"): True}
    if spec["kind"] == "adam":
        return torch.optim.Adam(parameters, spec["lr"], spec["betas"], spec["eps"], spec["weight_decay"], **way)
    return torch.optim.SGD(parameters, spec["lr"], weight_decay=spec["weight_decay"], **way)


class Training:
    def __init__(self, workload, data):
        self.model = network(workload, data).train()
        self.optimizer = optimizer(workload["optimizer"], self.model.parameters())
        self.loss_of = LOSSES[workload["loss"]]
        self.x = [torch.from_numpy(x) for x in data.x]
        self.t = [torch.from_numpy(t) for t in data.t]
        if workload["loss"] == "cross_entropy":
            self.t = [t.argmax(1) for t in self.t]

    def step(self, k):
        self.optimizer.zero_grad(set_to_none=True)
        self.loss = self.loss_of(self.model(self.x[k]), self.t[k])
        self.loss.backward()
        self.optimizer.step()

    def value(self):
        return self.loss.item()


class Prediction:
    def __init__(self, workload, data):
        self.model = network(workload, data).eval()
        self.x = [torch.from_numpy(x) for x in data.x]

    @torch.no_grad()
    def step(self, k):
        self.y = self.model(self.x[k])

    def value(self):
        return self.y.double().sum().item()


if __name__ == "__main__":
    serve.serve(
        {"PyTorch": torch.__version__},
        lambda workload, data: (Training if workload["train"] else Prediction)(workload, data),
    )
