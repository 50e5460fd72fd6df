"""MLServer 1.7 with a custom runtime, in the process that answers (no parallel workers)."""

import asyncio
import os

from mlserver import MLServer
from mlserver.settings import ModelSettings, Settings
from runtime import Insurance


async def main() -> None:
    """Serve until told to stop."""
    port = int(os.environ["PORT"])
    settings = Settings(
        host="127.0.0.1",
        http_port=port,
        grpc_port=port + 1,
        metrics_port=port + 2,
        parallel_workers=0,
        debug=False,
    )
    server = MLServer(settings)
    await server.start([ModelSettings(name="insurance", implementation=Insurance)])


if __name__ == "__main__":
    asyncio.run(main())
