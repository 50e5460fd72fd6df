"""Asks a server everything that tritonclient's gRPC client can ask, and prints what came back as JSON."""

import json
import queue
import sys

import numpy as np
import tritonclient.grpc as triton
from tritonclient.utils import InferenceServerException

MODEL = "insurance"
DTYPES = {"INT64": np.int64, "FP64": np.float64, "BYTES": np.object_}
OUTPUTS = ["expected", "typical", "lower", "upper"]


def to_inputs(patients, datatypes):
    """One tensor for each field, of the shape [n]."""
    inputs = []
    for name, datatype in datatypes.items():
        values = np.array([patient[name] for patient in patients], dtype=DTYPES[datatype])
        tensor = triton.InferInput(name, list(values.shape), datatype)
        tensor.set_data_from_numpy(values)
        inputs.append(tensor)
    return inputs


def outputs_of(result):
    """All outputs of an answer, as lists."""
    return {one.name: result.as_numpy(one.name).tolist() for one in result.get_response().outputs}


def refusal_of(ask):
    """Status and message of a refusal."""
    try:
        ask()
    except InferenceServerException as error:
        return {"status": error.status(), "message": error.message()}
    return None


def infer_asynchronously(client, inputs):
    """Asks by a callback."""
    done = queue.Queue()
    client.async_infer(MODEL, inputs, lambda result, error: done.put((result, error)), model_version="1")
    result, error = done.get(timeout=30)
    if error is not None:
        raise error
    return outputs_of(result)


def main():
    url, patients = sys.argv[1], json.loads(sys.argv[2])
    client = triton.InferenceServerClient(url=url)
    metadata = client.get_model_metadata(MODEL, as_json=True)
    datatypes = {tensor["name"]: tensor["datatype"] for tensor in metadata["inputs"]}
    inputs = to_inputs(patients, datatypes)
    answers = {}
    for compression in (None, "gzip", "deflate"):
        for names in ([], ["upper", "expected"]):
            wanted = [triton.InferRequestedOutput(name) for name in names]
            result = client.infer(
                MODEL,
                inputs,
                outputs=wanted or None,
                request_id="mine",
                compression_algorithm=compression,
                client_timeout=30,
            )
            key = f"{compression} {len(names)}"
            answers[key] = {"id": result.get_response().id, "outputs": outputs_of(result)}
    print(
        json.dumps(
            {
                "live": client.is_server_live(),
                "ready": client.is_server_ready(),
                "model_ready": [client.is_model_ready(MODEL), client.is_model_ready(MODEL, "1")],
                "server": client.get_server_metadata(as_json=True),
                "metadata": metadata,
                "answers": answers,
                "asynchronous": infer_asynchronously(client, inputs),
                "statistics": client.get_inference_statistics(MODEL, as_json=True),
                "all_statistics": client.get_inference_statistics(as_json=True),
                "unknown_model": refusal_of(lambda: client.infer("wine", inputs)),
                "unknown_model_ready": refusal_of(lambda: client.is_model_ready("wine")),
                "unknown_output": refusal_of(
                    lambda: client.infer(MODEL, inputs, outputs=[triton.InferRequestedOutput("risk")])
                ),
                "missing_input": refusal_of(lambda: client.infer(MODEL, inputs[1:])),
                "repository": refusal_of(client.get_model_repository_index),
                "late": refusal_of(lambda: client.infer(MODEL, inputs, client_timeout=0.000001)),
            }
        )
    )
    client.close()


main()
