"""LitServe with one worker on the CPU, which is a process of its own."""

import os
from typing import Any

import litserve as ls
from insurance import estimate, load_session, to_answer, to_features


class Insurance(ls.LitAPI):
    """The insurance model behind `/predict`."""

    def setup(self, device: str) -> None:
        """Load the graph in the worker."""
        self.session = load_session()

    def decode_request(self, request: dict[str, Any]) -> list[float]:
        """Compute the columns of one person."""
        return to_features(request)

    def predict(self, x: list[float]) -> dict[str, float]:
        """Score one person."""
        return to_answer(estimate(self.session, [x]))

    def encode_response(self, output: dict[str, float]) -> dict[str, float]:
        """Answer with the four outputs."""
        return output


if __name__ == "__main__":
    server = ls.LitServer(Insurance(), accelerator="cpu", workers_per_device=1)
    port = int(os.environ["PORT"])
    server.run(
        host="127.0.0.1",
        port=port,
        num_api_servers=1,
        log_level="warning",
        generate_client_file=False,
    )
