package lastack.kit;

import java.util.Set;
import lastack.contract.Maker;
import lastack.sim.TcpMaker;
import net.jqwik.api.PropertyDefaults;

/** The contract holds of the endpoint of this project, under the policy that it was written to. */
@PropertyDefaults(tries = 100)
class OursContractTests extends EndpointContract {

    @Override
    protected Maker endpoint() {
        return TcpMaker.STANDARD;
    }

    @Override
    protected Set<String> policy() {
        return Set.of("ChallengeAck", "ChallengeSyn", "CheckAckRange", "AckAtZeroWindow", "HoldOutOfOrder", "ResetLostData",
            "ResetEndsTimeWait", "HalfDuplexClose", "ReopenTimeWait");
    }
}
