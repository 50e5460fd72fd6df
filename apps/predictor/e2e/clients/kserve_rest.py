"""Asks a server what kserve's REST client can ask by version 2 of the protocol, and prints what came back as JSON."""

import asyncio
import json
import sys

import httpx
import numpy as np
from kserve import InferenceRESTClient, InferInput, InferRequest, RESTConfig
from kserve.protocol.infer_type import RequestedOutput

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


def to_request(patients, binary, outputs=None):
    """One tensor for each field, of the shape [n, 1]."""
    inputs = []
    for name, datatype in DATATYPES.items():
        values = np.array([[patient[name]] for patient in patients], dtype=DTYPES[datatype])
        tensor = InferInput(name, list(values.shape), datatype)
        tensor.set_data_from_numpy(values, binary_data=binary)
        inputs.append(tensor)
    return InferRequest(MODEL, inputs, request_id="mine", request_outputs=outputs)


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
    except httpx.HTTPStatusError as error:
        return {"status": error.response.status_code, "message": str(error)}
    return None


async def main():
    url, patients = sys.argv[1], json.loads(sys.argv[2])
    client = InferenceRESTClient(RESTConfig(protocol="v2"))
    wanted = [RequestedOutput("upper", {"binary_data": True}), RequestedOutput("expected", {"binary_data": False})]
    print(
        json.dumps(
            {
                "live": await client.is_server_live(url),
                "ready": await client.is_server_ready(url),
                "model_ready": await client.is_model_ready(url, MODEL),
                "json": to_plain(await client.infer(url, to_request(patients, False), MODEL)),
                "binary": to_plain(await client.infer(url, to_request(patients, True), MODEL)),
                "wanted": to_plain(await client.infer(url, to_request(patients, True, wanted), MODEL)),
                "unknown_model": await refusal_of(client.infer(url, to_request(patients, True), "wine")),
                "unknown_model_ready": await client.is_model_ready(url, "wine"),
            }
        )
    )
    await client.close()


asyncio.run(main())
