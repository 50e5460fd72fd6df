"""A custom model of KServe's own server, protocol v1, one worker, no gRPC."""

import os
from typing import Any

from insurance import estimate, load_session, to_answer, to_features
from kserve import Model, ModelServer


class Insurance(Model):
    """The insurance model behind `/v1/models/insurance:predict`."""

    def __init__(self) -> None:
        super().__init__("insurance")
        self.session = load_session()
        self.ready = True

    async def predict(
        self, payload: dict[str, Any], headers: Any = None, response_headers: Any = None
    ) -> Any:
        """Score the instances of a request."""
        instances = payload["instances"]
        outputs = estimate(self.session, [to_features(one) for one in instances])
        return {"predictions": [to_answer(outputs, row) for row in range(len(instances))]}


if __name__ == "__main__":
    port = int(os.environ["PORT"])
    ModelServer(http_port=port, workers=1, enable_grpc=False).start([Insurance()])
