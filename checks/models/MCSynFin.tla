------------------------------- MODULE MCSynFin -----------------------------
(***************************************************************************)
(* Adds the deviation SynFinEndsTimeWait: a SYN that has a FIN as well,    *)
(* above RCV.NXT, deletes TIME-WAIT without a word.  Any number above will *)
(* do, so it need not even be guessed; the peer, whose ACK was lost, is    *)
(* then reset though nobody of the two did wrong.                          *)
(***************************************************************************)
EXTENDS MC

Policy1 == Careful \cup {"SynFinEndsTimeWait"}
Path1   == [LossyPath EXCEPT !.capacity = Carrying(1, 1), !.kinds = {"loss"}]

Forge ==
  \E s \in Side :
    /\ tcb[s].state = "TIME-WAIT"
    /\ Arrives(s, [seg |-> [ResetAt(tcb[s].rcvNxt + 1) EXCEPT
                              !.ctl = {"SYN", "FIN"}], ttl |-> 0])
    /\ UNCHANGED <<net, faults>>

ForgedSpec == Init /\ [][Next \/ Forge]_vars
=============================================================================
