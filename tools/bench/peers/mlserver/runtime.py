"""A custom runtime of MLServer: named tensors of protocol v2 in, the outputs of the graph out."""

from insurance import estimate, load_session, to_features
from mlserver import MLModel
from mlserver.codecs import NumpyCodec, StringCodec
from mlserver.types import InferenceRequest, InferenceResponse

TEXTS = {"sex", "smoker", "region"}


class Insurance(MLModel):
    """The insurance model behind `/v2/models/insurance/infer`."""

    async def load(self) -> bool:
        """Load the graph once."""
        self.session = load_session()
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        """Score the rows of a request."""
        columns = {
            tensor.name: StringCodec.decode_input(tensor)
            if tensor.name in TEXTS
            else NumpyCodec.decode_input(tensor).ravel().tolist()
            for tensor in payload.inputs
        }
        values = zip(*columns.values(), strict=True)
        rows = [dict(zip(columns, row, strict=True)) for row in values]
        outputs = estimate(self.session, [to_features(row) for row in rows])
        encoded = [NumpyCodec.encode_output(name, values) for name, values in outputs.items()]
        return InferenceResponse(model_name=self.name, outputs=encoded)
