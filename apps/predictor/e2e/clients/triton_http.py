"""Asks a server everything that tritonclient's HTTP client can ask, and prints what came back as JSON."""

import json
import sys

import numpy as np
import tritonclient.http as triton
from tritonclient.utils import InferenceServerException

MODEL = "insurance"
DTYPES = {"INT64": np.int64, "FP64": np.float64, "FP32": np.float32, "BYTES": np.object_}


def to_inputs(patients, datatypes, binary):
    """One tensor for each field, of the shape [n]."""
    inputs = []
    for name, datatype in datatypes.items():
        values = np.array([patient[name] for patient in patients], dtype=DTYPES[datatype])
        tensor = triton.InferInput(name, list(values.shape), datatype)
        tensor.set_data_from_numpy(values, binary_data=binary)
        inputs.append(tensor)
    return inputs


def outputs_of(result):
    """All outputs of an answer, as lists."""
    return {one["name"]: result.as_numpy(one["name"]).tolist() for one in result.get_response()["outputs"]}


def refusal_of(ask):
    """Status and message of a refusal."""
    try:
        ask()
    except InferenceServerException as error:
        return {"status": error.status(), "message": error.message()}
    return None


def main():
    url, patients = sys.argv[1], json.loads(sys.argv[2])
    client = triton.InferenceServerClient(url=url.removeprefix("http://"))
    metadata = client.get_model_metadata(MODEL)
    datatypes = {tensor["name"]: tensor["datatype"] for tensor in metadata["inputs"]}
    answers = {}
    for binary_in in (True, False):
        inputs = to_inputs(patients, datatypes, binary_in)
        for binary_out in (None, True, False):
            names = [] if binary_out is None else ["upper", "expected"]
            wanted = [triton.InferRequestedOutput(name, binary_data=binary_out) for name in names]
            for compression in (None, "gzip", "deflate"):
                asked = "deflate" if compression == "gzip" else compression
                result = client.infer(
                    MODEL,
                    inputs,
                    outputs=wanted or None,
                    request_id="mine",
                    request_compression_algorithm=compression,
                    response_compression_algorithm=asked,
                )
                key = f"{binary_in} {binary_out} {compression}"
                answers[key] = {"id": result.get_response()["id"], "outputs": outputs_of(result)}
    inputs = to_inputs(patients, datatypes, True)
    asynchronous = client.async_infer(MODEL, inputs, model_version="1").get_result()
    print(
        json.dumps(
            {
                "live": client.is_server_live(),
                "ready": client.is_server_ready(),
                "model_ready": [client.is_model_ready(MODEL), client.is_model_ready(MODEL, "1")],
                "others_ready": [client.is_model_ready("wine"), client.is_model_ready(MODEL, "7")],
                "server": client.get_server_metadata(),
                "metadata": metadata,
                "answers": answers,
                "asynchronous": outputs_of(asynchronous),
                "statistics": client.get_inference_statistics(MODEL),
                "all_statistics": client.get_inference_statistics(),
                "unknown_model": refusal_of(lambda: client.infer("wine", inputs)),
                "unknown_output": refusal_of(
                    lambda: client.infer(MODEL, inputs, outputs=[triton.InferRequestedOutput("risk")])
                ),
                "missing_input": refusal_of(lambda: client.infer(MODEL, inputs[1:])),
            }
        )
    )


main()
