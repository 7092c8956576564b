"""Networks written by hand in numpy: buffers made once, in-place updates, one flat vector of parameters. The number of
threads is the BLAS library's, set by the driver before the start."""

import serve

try:
    import numpy as np
    from numpy.lib.stride_tricks import sliding_window_view
except ImportError as missing:
    serve.absent(missing)


class Linear:
    def __init__(self, size, shape, batch, data):
        inputs = int(np.prod(shape))
        w, b = data.take(size, inputs), data.take(size)
        if len(shape) == 3:  # pictures lie channels last here, the weights expect channels first
            w = w.reshape(size, *shape).transpose(0, 2, 3, 1).reshape(size, inputs)
        self.first, self.shape = [w.T, b], [size]
        self.y = np.empty((batch, size), data.dtype)
        self.dx = np.empty((batch, inputs), data.dtype)

    def forward(self, x):
        self.x = x
        np.matmul(x, self.w, out=self.y)
        self.y += self.b
        return self.y

    def backward(self, dy, first):
        np.matmul(self.x.T, dy, out=self.dw)
        np.add.reduce(dy, 0, out=self.db)
        return None if first else np.matmul(dy, self.w.T, out=self.dx)


class Conv:
    """5x5, channels last, as a product with the unrolled windows."""

    def __init__(self, size, shape, batch, data):
        c, h, w = shape
        weight, b = data.take(size, c, 5, 5), data.take(size)
        self.first, self.shape = [weight.reshape(size, -1).T, b], [size, h - 4, w - 4]
        self.windows = np.empty((batch, h - 4, w - 4, c, 5, 5), data.dtype)
        self.rows = self.windows.reshape(-1, c * 25)
        self.y = np.empty((batch, h - 4, w - 4, size), data.dtype)
        self.dx = np.empty((batch, h, w, c), data.dtype)
        self.drows = np.empty_like(self.rows)

    def forward(self, x):
        np.copyto(self.windows, sliding_window_view(x, (5, 5), (1, 2)))
        flat = self.y.reshape(len(self.rows), -1)
        np.matmul(self.rows, self.w, out=flat)
        flat += self.b
        return self.y

    def backward(self, dy, first):
        flat = dy.reshape(len(self.rows), -1)
        np.matmul(self.rows.T, flat, out=self.dw)
        np.add.reduce(flat, 0, out=self.db)
        if first:
            return None
        dwindows = np.matmul(flat, self.w.T, out=self.drows).reshape(self.windows.shape)
        self.dx.fill(0)
        h, w = dy.shape[1:3]
        for i in range(5):
            for j in range(5):
                self.dx[:, i : i + h, j : j + w] += dwindows[..., i, j]
        return self.dx


class MaxPool:
    def __init__(self, shape):
        self.first, self.shape = [], [shape[0], shape[1] // 2, shape[2] // 2]

    def forward(self, x):
        self.x = x
        self.y = np.maximum(
            np.maximum(x[:, ::2, ::2], x[:, ::2, 1::2]), np.maximum(x[:, 1::2, ::2], x[:, 1::2, 1::2])
        )
        return self.y

    def backward(self, dy, first):
        dx = np.empty_like(self.x)
        dy = dy.reshape(self.y.shape)
        free = np.ones(dy.shape, bool)  # of equal winners, the first alone takes the gradient
        for i in (0, 1):
            for j in (0, 1):
                won = self.x[:, i::2, j::2] == self.y
                won &= free
                free ^= won
                np.multiply(won, dy, out=dx[:, i::2, j::2])
        return dx


class BatchNorm:
    def __init__(self, shape, batch, data):
        self.first, self.shape = [data.take(*shape), data.take(*shape)], shape
        self.mean, self.variance = np.zeros(shape, data.dtype), np.ones(shape, data.dtype)

    def forward(self, x):
        mean = x.mean(0)
        centred = x - mean
        variance = np.einsum("ij,ij->j", centred, centred) / len(x)
        self.inverse = 1 / np.sqrt(variance + 1e-5)
        self.mean += 0.1 * (mean - self.mean)
        self.variance += 0.1 * (variance * (len(x) / (len(x) - 1)) - self.variance)
        self.normal = np.multiply(centred, self.inverse, out=centred)
        y = self.normal * self.w
        y += self.b
        return y

    def backward(self, dy, first):
        np.einsum("ij,ij->j", dy, self.normal, out=self.dw)
        np.add.reduce(dy, 0, out=self.db)
        dx = dy - self.db / len(dy)
        dx -= self.normal * (self.dw / len(dy))
        dx *= self.w * self.inverse
        return dx


class Dropout:
    def __init__(self, p, shape, batch, data):
        self.first, self.shape, self.p = [], shape, p
        self.random, self.dtype = np.random.default_rng(1), data.dtype

    def forward(self, x):
        self.mask = (self.random.random(x.shape, np.float32) >= self.p) * self.dtype.type(1 / (1 - self.p))
        x *= self.mask
        return x

    def backward(self, dy, first):
        dy *= self.mask
        return dy


class Relu:
    def __init__(self, shape):
        self.first, self.shape = [], shape

    def forward(self, x):
        self.y = np.maximum(x, 0, out=x)
        return self.y

    def backward(self, dy, first):
        dy = dy.reshape(self.y.shape)
        dy *= self.y > 0
        return dy


class Tanh(Relu):
    def forward(self, x):
        self.y = np.tanh(x, out=x)
        return self.y

    def backward(self, dy, first):
        slope = self.y * self.y
        dy *= np.subtract(1, slope, out=slope)
        return dy


class Sigmoid(Relu):
    def forward(self, x):
        np.negative(x, out=x)
        np.exp(x, out=x)
        x += 1
        self.y = np.reciprocal(x, out=x)
        return self.y

    def backward(self, dy, first):
        slope = 1 - self.y
        slope *= self.y
        dy *= slope
        return dy


class Flatten:
    def __init__(self, shape):
        self.first, self.shape, self.picture = [], [int(np.prod(shape))], shape

    def forward(self, x):
        return x.reshape(len(x), -1)

    def backward(self, dy, first):
        return dy


def cross_entropy(z, t):
    z = z - z.max(1, keepdims=True)
    p = np.exp(z)
    total = p.sum(1, keepdims=True)
    p /= total
    loss = (np.log(total[:, 0]).sum() - np.einsum("ij,ij->", z, t)) / len(z)
    p -= t
    p /= len(z)
    return loss, p


def mse(y, t):
    d = y - t
    loss = np.einsum("ij,ij->", d, d) / d.size
    d *= 2 / d.size
    return loss, d


def bce_with_logits(z, t):
    e = np.exp(-np.abs(z))
    loss = (np.maximum(z, 0) - z * t + np.log1p(e)).mean()
    d = np.where(z >= 0, 1, e) / (1 + e)
    d -= t
    d /= d.size
    return loss, d


def layers_of(workload, data):
    """The layers with their views of one vector of parameters and one of gradients."""
    layers, shape, batch = [], workload["input"]["shape"], workload["batch"]
    for layer in workload["layers"]:
        kind, size = next(iter(layer.items())) if isinstance(layer, dict) else (layer, None)
        if kind == "flatten":
            made = Flatten(shape)
        elif kind == "linear":
            picture = layers[-1].picture if layers and isinstance(layers[-1], Flatten) else shape
            made = Linear(size, picture if len(picture) == 3 else shape, batch, data)
        elif kind == "conv2d":
            made = Conv(size, shape, batch, data)
        elif kind == "max_pool2d":
            made = MaxPool(shape)
        elif kind == "batch_norm":
            made = BatchNorm(shape, batch, data)
        elif kind == "dropout":
            made = Dropout(size, shape, batch, data)
        else:
            made = {"relu": Relu, "tanh": Tanh, "sigmoid": Sigmoid}[kind](shape)
        layers.append(made)
        shape = made.shape
    size = sum(array.size for layer in layers for array in layer.first)
    theta, grad = np.empty(size, data.dtype), np.zeros(size, data.dtype)
    place = 0
    for layer in layers:
        for name, array in zip(("w", "b"), layer.first):
            span = slice(place, place + array.size)
            theta[span] = array.reshape(-1)
            setattr(layer, name, theta[span].reshape(array.shape))
            setattr(layer, "d" + name, grad[span].reshape(array.shape))
            place += array.size
    return layers, theta, grad


class Sgd:
    def __init__(self, spec, theta, grad):
        self.theta, self.grad, self.lr, self.decay = theta, grad, spec["lr"], spec["weight_decay"]

    def step(self):
        if self.decay:
            self.theta *= 1 - self.lr * self.decay
        self.grad *= self.lr
        self.theta -= self.grad


class Adam:
    def __init__(self, spec, theta, grad):
        self.theta, self.grad, self.lr, self.eps = theta, grad, spec["lr"], spec["eps"]
        self.beta1, self.beta2 = spec["betas"]
        self.m, self.v, self.scratch = np.zeros_like(theta), np.zeros_like(theta), np.empty_like(theta)
        self.t = 0

    def step(self):
        self.t += 1
        g, s = self.grad, self.scratch
        self.m *= self.beta1
        self.m += np.multiply(g, 1 - self.beta1, out=s)
        self.v *= self.beta2
        np.multiply(g, g, out=s)
        s *= 1 - self.beta2
        self.v += s
        np.sqrt(self.v, out=s)
        right = (1 - self.beta2**self.t) ** 0.5
        s += self.eps * right
        np.divide(self.m, s, out=s)
        s *= self.lr * right / (1 - self.beta1**self.t)
        self.theta -= s


class Session:
    def __init__(self, workload, data):
        self.layers, theta, grad = layers_of(workload, data)
        self.x, self.t = data.x, data.t
        if self.x.ndim == 5:
            self.x = np.ascontiguousarray(self.x.transpose(0, 1, 3, 4, 2))
        self.lowest = next(layer for layer in self.layers if layer.first)
        if workload["train"]:
            self.optimizer = (Adam if workload["optimizer"]["kind"] == "adam" else Sgd)(
                workload["optimizer"], theta, grad
            )
            self.loss_of = {"cross_entropy": cross_entropy, "mse": mse, "bce_with_logits": bce_with_logits}[
                workload["loss"]
            ]
            self.step = self.train
        else:
            self.step = self.predict

    def predict(self, k):
        a = self.x[k]
        for layer in self.layers:
            a = layer.forward(a)
        self.y = a

    def train(self, k):
        self.predict(k)
        self.loss, d = self.loss_of(self.y, self.t[k])
        for layer in reversed(self.layers):
            first = layer is self.lowest
            d = layer.backward(d, first)
            if first:
                break
        self.optimizer.step()

    def value(self):
        return self.loss if hasattr(self, "loss") else self.y.astype(np.float64).sum()


if __name__ == "__main__":
    serve.serve({"numpy": np.__version__}, Session)
