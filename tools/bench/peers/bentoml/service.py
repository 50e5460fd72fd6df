"""A BentoML service with one worker."""

import bentoml
from insurance import estimate, load_session, to_answer, to_features
from pydantic import BaseModel


class Patient(BaseModel):
    """The six fields."""

    age: int
    sex: str
    bmi: float
    children: int
    smoker: str
    region: str


@bentoml.service(workers=1, metrics={"enabled": False}, logging={"access": {"enabled": False}})
class Insurance:
    """The insurance model behind `/predict`."""

    def __init__(self) -> None:
        self.session = load_session()

    @bentoml.api(input_spec=Patient)
    async def predict(self, **patient: object) -> dict[str, float]:
        """Score one person."""
        return to_answer(estimate(self.session, [to_features(patient)]))
