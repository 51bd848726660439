----------------------------- MODULE MCBlindSyn -----------------------------
(***************************************************************************)
(* Drops the challenge ACK for SYNs (RFC 5961, section 4), as RFC 793 had  *)
(* it: a SYN in the window resets the connection. A forged one does what a *)
(* forged reset does in MCBlindReset.                                      *)
(***************************************************************************)
EXTENDS MC

Forgeries == {"SYN"}
Policy1   == (Careful \ {"ChallengeSyn"}) \cup {"ResetOnSyn"}
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
