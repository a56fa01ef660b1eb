"""`cekangka serve` and all its processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import httpx
import pytest
from serving import answered, of_service, serving

from service.settings import Settings


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_service(tmp_path: Path, how: signal.Signals) -> None:
    settings = Settings(data=tmp_path)
    with serving(settings) as (address, _):
        body = {"text": "Sebanyak 10 orang hadir."}
        assert answered(address, lambda: httpx.post(f"{address}/v1/check", json=body, timeout=60)).status_code == 200
        processes = of_service(settings)
        assert len(processes) > 3
        os.kill(min(processes), how)
        end = time.monotonic() + 20
        while of_service(settings) and time.monotonic() < end:
            time.sleep(0.1)
        assert of_service(settings) == []
