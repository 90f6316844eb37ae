package io.crmautopilot.detector;

import io.crmautopilot.contract.AnomalyDetectorContract;
import io.crmautopilot.signal.AnomalyDetector;

class StreamingDetectorContractTest extends AnomalyDetectorContract {

    @Override
    protected AnomalyDetector detector() {
        return Streams.detector();
    }
}
