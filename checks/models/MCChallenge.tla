---------------------------- MODULE MCChallenge -----------------------------
(***************************************************************************)
(* Adds an attacker who sees nothing, and guesses a number in the window,  *)
(* but not RCV.NXT: resets and SYNs arrive that nobody sent, at any        *)
(* moment. All are challenged (RFC 5961), and do no harm. Excludes text;   *)
(* an attacker who guesses RCV.NXT, or forges ACKs or text.                *)
(***************************************************************************)
EXTENDS MC

Forgeries == {"RST", "SYN"}
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
