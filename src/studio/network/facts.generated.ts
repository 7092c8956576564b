// What scripts/studio/networks.mjs measured: the fingerprint of the weights, the share read right of rendered pictures, and of people's.
export const facts = {
  "digits-cnn": {
    "sha256": "47c53174bb1f2efee9883dae8032652ac0222a3a9d9f2da5002cdb9595861a3f",
    "parameters": 5386,
    "rendered": 0.9454,
    "people": {
      "acc": 0.9761,
      "n": 10000
    }
  },
  "digits-mlp": {
    "sha256": "289a4709180912ecf7f7999d39529965d8605e2155c154cca1a106dc99b839a1",
    "parameters": 25450,
    "rendered": 0.8928,
    "people": {
      "acc": 0.9479,
      "n": 10000
    }
  },
  "hanzi-cnn": {
    "sha256": "7a2b3b4ee4fcfa5ad6f7cea78b307ee1777e0dcc6c1215ce302a8af54454b1d4",
    "parameters": 42620,
    "rendered": 0.9955,
    "people": {
      "acc": 0.9649044205495818,
      "n": 6696
    }
  }
} as const;
