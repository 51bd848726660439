---------------------------- MODULE MCBlindReset ----------------------------
(***************************************************************************)
(* Drops the challenge ACK for resets (RFC 5961, section 3), as RFC 793    *)
(* had it: any reset in the window is obeyed. An attacker who sees nothing *)
(* guesses a number in the window, and a connection between two faultless  *)
(* sides is gone.                                                          *)
(***************************************************************************)
EXTENDS MC

Forgeries == {"RST"}
Policy1   == (Careful \ {"ChallengeAck"}) \cup {"ResetInWindow"}
Path1  == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]
Forged(s, bit) ==
  [seq : (tcb[s].rcvNxt + 1)..(tcb[s].rcvNxt + 2), ack : {0}, len : {0},
   wnd : {0}, ctl : {{bit}}]
Forge ==
  \E s \in Side, bit \in Forgeries :
    /\ Whole(tcb[s])
    /\ \E seg \in Forged(s, bit) : Arrives(s, [seg |-> seg, ttl |-> 0])
    /\ UNCHANGED <<net, faults>>
ForgedSpec == Init /\ [][Next \/ Forge]_vars
=============================================================================
