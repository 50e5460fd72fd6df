"""Building an ONNX graph node by node, in double precision."""

from collections.abc import Sequence
from copy import copy
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

IR_VERSION = 10
"""The newest that onnxruntime 1.30 is documented to read; onnx's own default is refused."""

OPSETS = {"": 21, "ai.onnx.ml": 5}
"""Opset 5 of ai.onnx.ml is the first whose trees compute in double precision."""


class OnnxGraph:
    """A graph under construction, from `features` float [n, columns] to named outputs in float.

    Values inside are double; every method that adds a node returns the name of its result.

    Parameters
    ----------
    columns
        Names of the columns of `features`, in order.

    Attributes
    ----------
    features
        Name of the double [n, columns] that fits are written on.
    written
        Each fit that was written and its result, by its identity and the features it was written
        on, so that one that is used twice is written once.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self.written: dict[tuple[int, str], tuple[object, str]] = {}
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []
        self.features = self.add("Cast", ["features"], to=TensorProto.DOUBLE)

    def add(
        self, operation: str, inputs: Sequence[str], domain: str = "", **attributes: Any
    ) -> str:
        """Add a node with one result."""
        result = f"{operation}_{len(self._nodes)}"
        node = helper.make_node(operation, inputs, [result], result, domain=domain, **attributes)
        self._nodes.append(node)
        return result

    def add_first_of_two(self, operation: str, inputs: Sequence[str], **attributes: Any) -> str:
        """Add a node with two results, the second of which is not used."""
        results = [f"{operation}_{len(self._nodes)}", f"{operation}_{len(self._nodes)}_unused"]
        self._nodes.append(helper.make_node(operation, inputs, results, results[0], **attributes))
        return results[0]

    def constant(self, values: npt.ArrayLike) -> str:
        """Add a double constant of any shape."""
        return self._constant(np.asarray(values, dtype=np.float64))

    def whole(self, values: npt.ArrayLike) -> str:
        """Add an int64 constant of any shape."""
        return self._constant(np.asarray(values, dtype=np.int64))

    def on(self, columns: Sequence[str], features: str) -> "OnnxGraph":
        """Give the same graph, with other columns for what is written next."""
        view = copy(self)
        view.columns, view.features = tuple(columns), features
        return view

    def flatten(self, value: str) -> str:
        """Turn [n, 1] into [n]."""
        return self.add("Reshape", [value, self.whole([-1])])

    def output(self, name: str, value: str, width: int | None = None) -> None:
        """Make a double [n], or [n, width], an output of the graph, cast to float."""
        node = helper.make_node("Cast", [value], [name], f"{name}_cast", to=TensorProto.FLOAT)
        self._nodes.append(node)
        shape: list[str | int | None] = ["n"] if width is None else ["n", width]
        self._outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))

    def to_bytes(self, name: str) -> bytes:
        """Finish, check and serialise the model; the same graph gives the same bytes."""
        features = helper.make_tensor_value_info(
            "features", TensorProto.FLOAT, ["n", len(self.columns)]
        )
        model = helper.make_model(
            helper.make_graph(self._nodes, name, [features], self._outputs, self._constants),
            opset_imports=[helper.make_opsetid(domain, v) for domain, v in OPSETS.items()],
            ir_version=IR_VERSION,
            producer_name="medcast_training",
        )
        onnx.checker.check_model(model, full_check=True)
        return bytes(model.SerializeToString(deterministic=True))

    def _constant(self, values: npt.NDArray[Any]) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(values, name))
        return name
