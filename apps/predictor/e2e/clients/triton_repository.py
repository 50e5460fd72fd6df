"""Unloads and loads a model by tritonclient's HTTP client, and prints what came back as JSON."""

import json
import sys

import tritonclient.http as triton
from tritonclient.utils import InferenceServerException

MODEL = "insurance"


def main():
    url, operators_url = sys.argv[1], sys.argv[2]
    client = triton.InferenceServerClient(url=url.removeprefix("http://"))
    operator = triton.InferenceServerClient(url=operators_url.removeprefix("http://"))
    index_before = operator.get_model_repository_index()
    operator.unload_model(MODEL)
    ready_between = client.is_model_ready(MODEL)
    index_between = operator.get_model_repository_index()
    operator.load_model(MODEL)
    try:
        operator.unload_model("wine")
        unknown = None
    except InferenceServerException as error:
        unknown = {"status": error.status(), "message": error.message()}
    print(
        json.dumps(
            {
                "index": [index_before, index_between, operator.get_model_repository_index()],
                "ready": [ready_between, client.is_model_ready(MODEL)],
                "unknown": unknown,
            }
        )
    )


main()
