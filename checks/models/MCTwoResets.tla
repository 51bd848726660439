----------------------------- MODULE MCTwoResets ----------------------------
(***************************************************************************)
(* Adds the deviation ResetAtRcvNxtMinusOne, beside the challenge ACK: in  *)
(* CLOSE-WAIT, CLOSING and LAST-ACK a reset one below RCV.NXT is obeyed    *)
(* too.  So a blind attacker has two numbers that end a faultless          *)
(* connection.  Adds that he sends the one below, and drops loss.          *)
(***************************************************************************)
EXTENDS MC

Policy1 == Careful \cup {"ResetAtRcvNxtMinusOne"}
Path1   == [PerfectPath EXCEPT !.capacity = Carrying(1, 1)]

Forge ==
  \E s \in Side :
    /\ Whole(tcb[s])
    /\ Arrives(s, [seg |-> ResetAt(tcb[s].rcvNxt - 1), ttl |-> 0])
    /\ UNCHANGED <<net, faults>>

ForgedSpec == Init /\ [][Next \/ Forge]_vars
=============================================================================
