------------------------------ MODULE MCStacks ------------------------------
(***************************************************************************)
(* Every liberty of Policies, and every deviation of Linux, matters: there *)
(* is a block, and an event, with an outcome that rests on it and that all *)
(* options of the RFC together do not permit.  Excludes behaviours: there  *)
(* is one state, and what is asked of is written here.  What some of these *)
(* names lead to, MCTwoResets, MCSynFin and MCFinWait2Ends show.           *)
(***************************************************************************)
EXTENDS MC, Segments

(* Blocks.  The first is that of the one state, of A: the next octets are  *)
(* numbered 100 and 300, the windows are of 4.                             *)
Open      == tcb["A"]
Sending1  == [Open EXCEPT !.sndNxt = 102, !.sndEnd = 102, !.rtx = 0]
Closed1   == [Open EXCEPT !.sndFin = "sent", !.sndNxt = 101, !.rtx = 0,
                          !.state = "FIN-WAIT-1"]
Gone1     == [Closed1 EXCEPT !.detached = TRUE]
Waiting2  == [Gone1 EXCEPT !.state = "FIN-WAIT-2", !.sndFin = "acked",
                           !.sndUna = 101, !.rtx = Off]
Heard(t)  == [t EXCEPT !.rcvFin = "arrived", !.rcvNxt = 301, !.rcvWnd = 3]
Halfway   == [Heard(Sending1) EXCEPT !.state = "CLOSE-WAIT", !.sndNxt = 100,
                                     !.rtx = Off]
Closed2   == [Heard(Waiting2) EXCEPT !.state = "TIME-WAIT", !.timeWait = 0,
                                     !.detached = FALSE]
Late      == [Open EXCEPT !.heldFin = {301}]
Opener    == [SynSent(99, 1, 0) EXCEPT !.rtx = 0, !.resets = Open.resets]

Seg(seq, ack, len, wnd, ctl) ==
  [seq |-> seq, ack |-> ack, len |-> len, wnd |-> wnd, ctl |-> ctl]

Comes(seq, ack, len, ctl) ==
  [type |-> "Arrive", segment |-> Seg(seq, ack, len, 4, ctl)]
Goes(seq, len, wnd, ctl) ==
  [type |-> "Emit", segment |-> Seg(seq, 300, len, wnd, ctl)]

Ack == {"ACK"}
Fin == {"ACK", "FIN"}

(* For each name a block and an event.                                     *)
Of(name, t, ev) == [name |-> name, tcb |-> t, ev |-> ev]

Evidence ==
  { Of("UnaskedAck",        Open,     Goes(100, 0, 4, Ack)),
    Of("RetransmitAny",     Sending1, Goes(101, 1, 4, Ack)),
    Of("KeepAlive",         Open,     Goes(99, 1, 4, Ack)),
    Of("ShrinkWindow",      [Open EXCEPT !.ackDue = 0], Goes(100, 0, 3, Ack)),
    Of("OfferLess",         [Open EXCEPT !.ackDue = 0], Goes(100, 0, 3, Ack)),
    Of("GrowBuffer",        Open,     Goes(100, 0, 9, Ack)),
    Of("ThrottleChallenge", Open,     Comes(301, 100, 0, {"SYN"})),
    Of("TextOnSyn",         Opener,
       [type |-> "Emit", segment |-> [Syn(Opener) EXCEPT !.len = 1]]),
    Of("NoReplyWhenRateLimited", Open, Comes(299, 100, 0, Ack)),
    Of("ResetAtRcvNxtMinusOne", Halfway, Comes(300, 0, 0, {"RST"})),
    Of("ResetInWindowIgnoredInTimeWait", Closed2,
       Comes(302, 0, 0, {"RST"})),
    Of("RestartByAnyAck",   [Closed2 EXCEPT !.timeWait = 7],
       Comes(301, 101, 0, Ack)),
    Of("SynFinEndsTimeWait", Closed2, Comes(400, 0, 0, {"SYN", "FIN"})),
    Of("LooseFinWait2",     Waiting2, Comes(300, 999, 0, Fin)),
    Of("FinWait2Timeout",   Waiting2, [type |-> "TimeWaitTimeout"]),
    Of("AckOfOldSegment",   Closed1,  Comes(299, 101, 1, Ack)),
    Of("RightEdgeInside",   Sending1, Comes(304, 101, 0, Ack)),
    Of("TextBeyondFin",     Late,     Comes(301, 100, 1, Ack)),
    Of("ResetOnLateFin",    Gone1,    Comes(302, 100, 0, Fin)),
    Of("LastAckAtCall",     Halfway,  [type |-> "Close"]) }

NamesMatterInv ==
  /\ {e.name : e \in Evidence} = Liberties \cup OfLinux
  /\ \A e \in Evidence :
       LET plain == Under(Options)!Outcomes(e.tcb, e.ev)
           named == {o \in Under(Options \cup {e.name})!Outcomes(e.tcb, e.ev) :
                       e.name \in o.needs}
       IN  \E o \in named :
             \A p \in plain : p.tcb # o.tcb \/ p.tells # o.tells

OneState == Init /\ [][UNCHANGED vars]_vars
=============================================================================
