package lastack.kit;

import java.util.Set;
import lastack.contract.Maker;
import lastack.other.CallbackEndpoint;
import net.jqwik.api.PropertyDefaults;

/** The contract holds of an endpoint of another make, under what a stack of the days of RFC 793 chooses to be. */
@PropertyDefaults(tries = 100)
class CallbackEndpointContractTests extends EndpointContract {

    @Override
    protected Maker endpoint() {
        return CallbackEndpoint::new;
    }

    @Override
    protected Set<String> policy() {
        return Set.of("ResetInWindow", "ResetOnSyn", "IgnoreOldAck", "AckAtZeroWindow", "DropOutOfOrder", "DropLostData",
            "ResetEndsTimeWait", "HalfDuplexClose", "SecondCloseOk");
    }
}
