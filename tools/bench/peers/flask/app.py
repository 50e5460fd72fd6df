"""The server of the tutorials: unpickle, make a data frame of each request, predict."""

import os
import pickle
from pathlib import Path

import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
model = pickle.loads(Path(os.environ["PICKLE"]).read_bytes())


@app.post("/predict")
def predict():
    """Score one person."""
    table = pd.DataFrame([request.get_json()])
    return jsonify({"expected": float(model.predict(table)[0])})
