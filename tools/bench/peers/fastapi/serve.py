"""FastAPI, pydantic and onnxruntime behind uvicorn with uvloop and httptools, one process."""

import os
from typing import Literal

import uvicorn
from fastapi import FastAPI
from insurance import estimate, load_session, to_answer, to_features
from pydantic import BaseModel, Field

app = FastAPI()
session = load_session()


class Patient(BaseModel):
    """The six fields, with the bounds of our own schema."""

    age: int = Field(ge=0, le=120)
    sex: Literal["female", "male"]
    bmi: float = Field(ge=10, le=80)
    children: int = Field(ge=0, le=20)
    smoker: Literal["no", "yes"]
    region: Literal["northeast", "northwest", "southeast", "southwest"]


class Estimate(BaseModel):
    """The four outputs of the graph."""

    expected: float
    typical: float
    lower: float
    upper: float


@app.post("/predict")
async def predict(patient: Patient) -> Estimate:
    """Score one person; the run is too short to be worth a thread."""
    return Estimate(**to_answer(estimate(session, [to_features(patient.model_dump())])))


if __name__ == "__main__":
    port = int(os.environ["PORT"])
    uvicorn.run(app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", access_log=False)
