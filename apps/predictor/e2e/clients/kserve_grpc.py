"""Asks a server what kserve's gRPC client can ask, and prints what came back as JSON."""

import asyncio
import json
import logging
import sys

import grpc
import numpy as np
from kserve import InferenceGRPCClient, InferInput, InferRequest

MODEL = "insurance"
DTYPES = {"INT64": np.int64, "FP64": np.float64, "BYTES": np.object_}
DATATYPES = {
    "age": "INT64",
    "sex": "BYTES",
    "bmi": "FP64",
    "children": "INT64",
    "smoker": "BYTES",
    "region": "BYTES",
}


def to_request(patients, binary, model=MODEL):
    """One tensor for each field, of the shape [n, 1]."""
    inputs = []
    for name, datatype in DATATYPES.items():
        values = np.array([[patient[name]] for patient in patients], dtype=DTYPES[datatype])
        tensor = InferInput(name, list(values.shape), datatype)
        tensor.set_data_from_numpy(values, binary_data=binary)
        inputs.append(tensor)
    return InferRequest(model, inputs, request_id="mine")


def to_plain(response):
    """What an answer says, as lists."""
    return {
        "id": response.id,
        "model": response.model_name,
        "outputs": {output.name: output.as_numpy().tolist() for output in response.outputs},
    }


async def refusal_of(asked):
    """Status and message of a refusal."""
    try:
        await asked
    except grpc.RpcError as error:
        return {"status": error.code().name, "message": error.details()}
    return None


async def main():
    # It writes each refusal to standard error.
    logging.disable(logging.ERROR)
    url, patients = sys.argv[1], json.loads(sys.argv[2])
    async with InferenceGRPCClient(url) as client:
        print(
            json.dumps(
                {
                    "live": await client.is_server_live(),
                    "ready": await client.is_server_ready(),
                    "model_ready": await client.is_model_ready(MODEL),
                    "typed": to_plain(await client.infer(to_request(patients, False))),
                    "raw": to_plain(await client.infer(to_request(patients, True))),
                    "unknown_model": await refusal_of(client.infer(to_request(patients, True, "wine"))),
                    "unknown_model_ready": await refusal_of(client.is_model_ready("wine")),
                }
            )
        )


asyncio.run(main())
