--------------------------- MODULE MCSeeHalfOpen ----------------------------
(***************************************************************************)
(* A witness. Can happen: Figure 9. B crashes and opens again; A, still    *)
(* connected, answers the SYN by an ACK, and B's reset tells A; the next   *)
(* SYN connects them.                                                      *)
(***************************************************************************)
EXTENDS Lives

Plan1 == [Orderly EXCEPT !.crash = {"B"}, !.isses = ForSides({99}, {400}),
                         !.close = {}]
DebugNoDiscoveryInv ==
  ~ (\A s \in Side : life[s] = 2 /\ tcb[s].state = "ESTABLISHED")
=============================================================================
